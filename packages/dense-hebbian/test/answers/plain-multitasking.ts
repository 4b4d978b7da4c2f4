import type { MultitaskingConditions } from "../../src/index.ts";

/** The largest error of n in the equations of the multitasking file's meta, with the trapezoidal rule over the noise of the data. */
export function plainMultitaskingResidual(
  { count, dilution: d, noise: T, entropy: rho = 0 }: MultitaskingConditions,
  n: readonly number[],
): number {
  const image = new Array<number>(count).fill(0);
  for (let c = 0; c < 3 ** count; c++) {
    const xi = Array.from({ length: count }, (_, k) => (Math.floor(c / 3 ** k) % 3) - 1);
    const weight = xi.reduce((product, x) => product * (x === 0 ? d : (1 - d) / 2), 1);
    const mean = xi.reduce((sum, x, k) => sum + x * n[k], 0) / Math.sqrt(1 + rho);
    const variance = (xi.reduce((sum, x, k) => sum + (x * n[k]) ** 2, 0) * rho) / (1 + rho);
    const { tanh, slope } = averages(mean, Math.sqrt(variance), T);
    // E η̂ tanh with η̂ = ξ (1 + √ρ x)/√(1+ρ), by partial integration over x.
    xi.forEach((x, k) => {
      image[k] += weight * ((x * tanh) / Math.sqrt(1 + rho) + ((x * x * rho * n[k]) / (1 + rho)) * slope);
    });
  }
  return Math.max(...image.map((value, k) => Math.abs(value - n[k])));
}

/** E tanh(h/T) and its derivative by the mean of h. */
function averages(mean: number, s: number, T: number): { tanh: number; slope: number } {
  if (T === 0) return atZero(mean, s);
  const step = Math.min(0.05, (0.1 * T) / Math.max(s, 1e-300));
  let tanh = 0;
  let slope = 0;
  let total = 0;
  for (let z = -8.5; z <= 8.5; z += step) {
    const weight = Math.exp(-0.5 * z * z);
    const value = Math.tanh((mean + s * z) / T);
    total += weight;
    tanh += weight * value;
    slope += (weight * (1 - value * value)) / T;
  }
  return { tanh: tanh / total, slope: slope / total };
}

function atZero(mean: number, s: number): { tanh: number; slope: number } {
  if (s === 0) return { tanh: Math.abs(mean) < 1e-12 ? 0 : Math.sign(mean), slope: 0 };
  const top = Math.min(Math.abs(mean) / s, 9);
  let sum = 0;
  for (let k = 0; k <= 2000; k++) {
    sum += (k === 0 || k === 2000 ? 1 : k % 2 === 1 ? 4 : 2) * Math.exp(-0.5 * ((top * k) / 2000) ** 2);
  }
  const density = Math.sqrt(2 / Math.PI);
  return {
    tanh: (Math.sign(mean) * density * sum * top) / 6000,
    slope: (density * Math.exp(-0.5 * (mean / s) ** 2)) / s,
  };
}
