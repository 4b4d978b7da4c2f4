import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { layerCasesOf } from "../answers/layers.ts";

const folder = resolve(import.meta.dirname, "../../../../../shared/reference/hopfield");

test.skipIf(!existsSync(folder)).each(["64", "32"])(
  "the public PyTorch layers' outputs and gradients in float%s (skipped where the reference data are not at hand)",
  (bits) => {
    const name = `hopfield_oracle_float${bits}.json`;
    const content: unknown = JSON.parse(readFileSync(resolve(folder, name), "utf8"));
    const cases = layerCasesOf({ name, content }) ?? [];
    expect(cases.length).toBeGreaterThan(0);
    for (const one of cases) expect(one.answer(), one.name).toEqual([]);
  },
);
