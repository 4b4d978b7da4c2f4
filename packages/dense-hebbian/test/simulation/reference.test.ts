import { existsSync, readFileSync } from "node:fs";
import { createRng, runNow } from "@attractors/core";
import { expect, test } from "vitest";
import { createHebbianNetwork, type Learning, simulate, storing, supervised, unsupervised } from "../../src/index.ts";

const file = new URL("../../../../../shared/reference/dense-hebbian/mc_vs_rs.json", import.meta.url);

interface Simulated {
  P: number;
  N: number;
  K: number;
  M: number;
  r: number;
  T: number;
  mc: { m: number; m_sem: number };
  protocol: string;
  usable_for_test: boolean;
}

function learningOf({ protocol, r: quality, M: examples }: Simulated): Learning {
  if (protocol === "storing") return storing;
  return protocol === "supervised" ? supervised({ quality, examples }) : unsupervised({ quality, examples });
}

test.skipIf(!existsSync(file))(
  "magnetisations agree with the reference's simulations, where the reference is there",
  () => {
    const records: Simulated[] = JSON.parse(readFileSync(file, "utf8")).records;
    const cheap = records.filter(
      ({ usable_for_test, N, K, M, T }) => usable_for_test && T > 0 && T < 0.25 && N * K * M < 2e6,
    );
    expect(cheap.length).toBeGreaterThan(10);
    for (const record of cheap.filter((_, k) => k % 3 === 0)) {
      const { N: size, K: count, P: interaction, T: noise, mc } = record;
      const values = Array.from({ length: 4 }, (_, seed) => {
        const rng = createRng(seed);
        const network = createHebbianNetwork({ size, count, interaction, learning: learningOf(record), rng });
        return runNow(simulate(network, { rng, noise, sweeps: 60, transient: 30 })).magnetizations[0].value;
      });
      const mean = values.reduce((sum, m) => sum + m) / 4;
      const error = Math.sqrt(values.reduce((sum, m) => sum + (m - mean) ** 2, 0) / 12);
      expect(Math.abs(mean - mc.m)).toBeLessThan(0.02 + 3 * Math.hypot(error, mc.m_sem));
    }
  },
);
