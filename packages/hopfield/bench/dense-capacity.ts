/**
 * Capacity of dense networks against theory: the number of patterns K at which half of the stored patterns have no unit
 * that would flip, for polynomials beside N^(n-1) / (2 (2n-3)!! ln N); the slopes are those of ln(K ln N) by ln N, in theory
 * n - 1. For the exponential, 2^(N/2) is what is sure to be stored for large N: the part that is free of errors there, and
 * the K of half beside it. About a minute on one core.
 *
 *   pnpm --filter @attractors/hopfield dense-capacity
 */
import { createRng } from "@attractors/core";
import {
  denseNetwork,
  exponential,
  exponentialCapacity,
  type Interaction,
  patternOf,
  polynomial,
  polynomialCapacity,
  randomPatterns,
} from "../src/index.ts";

const NETWORKS = 10;
const TRIED = 20;

for (const [degree, sizes] of [
  [2, [100, 200, 400, 800]],
  [3, [30, 45, 70, 100]],
  [4, [20, 28, 40, 50]],
] as const) {
  console.log(`polynomial of degree ${degree}:   N   K of half   theory   ratio`);
  const points = sizes.map((size) => {
    const theory = polynomialCapacity({ degree, size });
    const count = halfCount(polynomial(degree), size, theory);
    show(size, count, theory);
    return [Math.log(size), Math.log(count * Math.log(size))] as const;
  });
  console.log(`  slope ${slopeOf(points).toFixed(2)}, in theory ${degree - 1}`);
}
console.log("exponential:   N   K of half   2^(N/2)   ratio   free of errors at 2^(N/2)");
for (const size of [10, 12, 14, 16]) {
  const sure = exponentialCapacity(size);
  const part = partWithoutErrors(exponential(), size, Math.round(sure));
  show(size, halfCount(exponential(), size, sure, sure), sure, `  ${part.toFixed(3)}`);
}

function show(size: number, count: number, theory: number, more = ""): void {
  console.log(
    `  ${String(size).padStart(6)} ${count.toFixed(0).padStart(8)} ${theory.toFixed(0).padStart(8)} ${(count / theory).toFixed(2).padStart(6)}${more}`,
  );
}

/** The count at which half of the patterns are free of errors, by bisection of its logarithm. */
function halfCount(interaction: Interaction, size: number, theory: number, most = 16): number {
  let low = Math.log(theory / 8);
  let high = Math.log(theory * most);
  for (let k = 0; k < 9; k++) {
    const middle = (low + high) / 2;
    if (partWithoutErrors(interaction, size, Math.max(Math.round(Math.exp(middle)), 2)) > 0.5) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function partWithoutErrors(interaction: Interaction, size: number, count: number): number {
  let good = 0;
  let tried = 0;
  for (let seed = 0; seed < NETWORKS; seed++) {
    const patterns = randomPatterns({ count, size, rng: createRng(seed) });
    const network = denseNetwork(patterns, interaction);
    for (let k = 0; k < Math.min(TRIED, count); k++, tried++) {
      const pattern = patternOf(patterns, k);
      const fields = network.follow(pattern.slice());
      if (pattern.every((spin, i) => fields.field(i) * spin > 0)) good++;
    }
  }
  return good / tried;
}

function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (index: 0 | 1) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const products = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return products / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
