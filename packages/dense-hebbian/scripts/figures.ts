/**
 * Draws the figures of the README: simulations (dots, with the standard errors between networks) on the curves of the
 * theory (lines). A minute or two on one thread.
 *
 *   pnpm --filter @attractors/dense-hebbian figures
 */
import { writeFileSync } from "node:fs";
import { createRng, runNow } from "@attractors/core";
import { createHebbianNetwork, createMultitaskingNetwork, patternCount, simulate, stateNear } from "../src/index.ts";
import { COLORS, figure, type Panel, type Series } from "./plot.ts";
import { multitasking, retrieval } from "./theory-curves.ts";

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, k) => from + k * step);
}

/** The mean of some numbers and its standard error. */
function meanOf(values: readonly number[]): readonly [mean: number, error: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / (values.length * Math.max(1, values.length - 1)))];
}

/**
 * Magnetisation of the retrieved pattern against noise, at several loads. Dots are means over the networks that stay in
 * the retrieval state; crosses are the others, which left it, as it is metastable in small networks.
 */
function retrievalPanel(interaction: number, size: number, loads: readonly number[], samples: number): Panel {
  const series = loads.map((load, k): Series => {
    const count = patternCount(load, { size, interaction });
    const values = new Map<number, number[]>();
    for (let seed = 0; seed < samples; seed++) {
      const network = createHebbianNetwork({ size, count, interaction, rng: createRng(seed) });
      for (const noise of range(0.05, 1, 0.05)) {
        if (Number.isNaN(retrieval(interaction, load, noise))) break;
        const { magnetizations } = runNow(simulate(network, { rng: createRng(7), noise, sweeps: 60, transient: 40 }));
        values.set(noise, [...(values.get(noise) ?? []), magnetizations[0].value]);
      }
    }
    const dots: [number, number, number][] = [];
    const crosses: [number, number][] = [];
    for (const [noise, all] of values) {
      const stayed = (m: number) => m > 0.8 * retrieval(interaction, load, noise);
      if (all.some(stayed)) dots.push([noise, ...meanOf(all.filter(stayed))]);
      for (const m of all) if (!stayed(m)) crosses.push([noise, Math.max(0, m)]);
    }
    const line = range(0.005, 1, 0.005).map((noise) => [noise, retrieval(interaction, load, noise)] as const);
    return { label: `${interaction === 2 ? "α" : "γ"} = ${load}`, color: COLORS[k], line, dots, crosses };
  });
  const title = `P = ${interaction}, N = ${size}`;
  return {
    title,
    xLabel: "noise T",
    yLabel: "magnetisation m",
    xMax: interaction === 2 ? 0.8 : 0.6,
    xStep: 0.1,
    series,
  };
}

/** The magnetisations of three patterns against dilution, largest first, at a noise that may depend on it. */
function multitaskingPanel(title: string, noiseAt: (dilution: number) => number, marks: Panel["marks"]): Panel {
  const size = 20_000;
  const dilutions = range(0.05, 0.95, 0.05);
  const simulated = dilutions.map((dilution) => {
    const network = createMultitaskingNetwork({ size, count: 3, dilution, rng: createRng(1) });
    // The blanks of the first pattern follow the second, and theirs the third.
    const initial = stateNear(network, { rng: createRng(2) });
    for (const mu of [2, 1, 0]) {
      for (let i = 0; i < size; i++) initial[i] = network.archetypes[mu * size + i] || initial[i];
    }
    const options = { rng: createRng(3), noise: noiseAt(dilution), sweeps: 100, transient: 200, initial };
    const { magnetizations } = runNow(simulate(network, { ...options, archetypes: [0, 1, 2] }));
    return magnetizations.map(({ value }) => Math.abs(value)).sort((a, b) => b - a);
  });
  const curve = range(0.01, 0.99, 0.01).map((d) => [d, multitasking(3, d, noiseAt(d))] as const);
  const series = [0, 1, 2].map(
    (k): Series => ({
      label: ["first", "second", "third"][k],
      color: COLORS[k],
      line: curve.map(([d, m]) => [d, m[k]] as const),
      dots: dilutions.map((d, at) => [d, simulated[at][k], 0] as const),
    }),
  );
  return {
    title,
    xLabel: "dilution d",
    yLabel: "magnetisations",
    xMax: 1,
    xStep: 0.2,
    series,
    marks,
    legendRight: true,
  };
}

const folder = new URL("../figures/", import.meta.url);
const retrievals = [
  retrievalPanel(2, 1000, [0.02, 0.05, 0.08, 0.11], 8),
  retrievalPanel(4, 200, [0.01, 0.05, 0.1, 0.15], 4),
];
writeFileSync(new URL("retrieval.svg", folder), figure(retrievals));
const regimes = [
  multitaskingPanel("three patterns, T = 0.01", () => 0.01, [{ x: 0.618, label: "0.618" }]),
  multitaskingPanel("three patterns, half the critical noise", (d) => (1 - d) / 2, [{ x: 2 / 3, label: "2/3" }]),
];
writeFileSync(new URL("multitasking.svg", folder), figure(regimes));
