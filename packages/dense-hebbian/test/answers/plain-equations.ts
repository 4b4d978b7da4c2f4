import { datasetEntropy, type Learning } from "../../src/index.ts";

/**
 * The replica-symmetric equations as the files' meta give them, evaluated plainly: sums over the binomial, the trapezoidal
 * rule over z. It shares no code with the package, and tells how well a stored state solves its own equations.
 */
export interface PlainState {
  readonly n: number;
  readonly m: number;
  readonly q: number;
  readonly C: number;
}

export interface PlainConditions {
  readonly P: number;
  readonly load: number;
  readonly T: number;
  readonly learning: Learning;
}

/** The largest error that a state leaves in the equations; C relative to 1 + C. */
export function plainResidual(conditions: PlainConditions, { n, m, q, C }: PlainState): number {
  const { P, load, T, learning } = conditions;
  const variance = load * crossTalk(P, learning, q, C);
  if (!Number.isFinite(variance)) return Infinity;
  const s = Math.sqrt(variance);
  const image = { n: 0, m: 0, q: 0, C: 0 };
  for (const [X, weight] of dataValues(P, learning)) {
    const mean = X * n ** (P - 1);
    const { tanh, tanh2, response } = T === 0 ? atZero(mean, s) : overField(mean, s, T);
    image.n += weight * X * tanh;
    image.m += weight * tanh;
    image.q += weight * tanh2;
    image.C += weight * response;
  }
  return Math.max(
    ...[Math.abs(image.n - n), Math.abs(image.m - m), Math.abs(image.q - q)],
    Math.abs(image.C - C) / (1 + Math.abs(C)),
  );
}

function crossTalk(P: number, learning: Learning, q: number, C: number): number {
  if (P > 2) return q ** (P - 1);
  if (learning.kind !== "unsupervised") return C < 1 ? q / (1 - C) ** 2 : Infinity;
  const { quality: r, examples: M } = learning;
  const Z = r ** 2 * Math.sqrt(1 + datasetEntropy(learning, 2));
  const lambda1 = (r ** 2 + (1 - r ** 2) / M) / Z;
  const lambda2 = (1 - r ** 2) / (M * Z);
  if (lambda1 * C >= 1) return Infinity;
  return (lambda1 ** 2 * q) / (1 - lambda1 * C) ** 2 + ((M - 1) * lambda2 ** 2 * q) / (1 - lambda2 * C) ** 2;
}

/** Pairs of X and its probability. */
function dataValues(P: number, learning: Learning): [number, number][] {
  if (learning.kind === "storing") return [[1, 1]];
  const { kind, quality: r, examples: M } = learning;
  const R = r ** 2 + (1 - r ** 2) / M;
  const scale = kind === "supervised" ? Math.sqrt(R) : (r ** P * Math.sqrt(1 + datasetEntropy(learning, P))) ** (1 / P);
  const lnFactorial = [0];
  for (let k = 1; k <= M; k++) lnFactorial.push(lnFactorial[k - 1] + Math.log(k));
  const values: [number, number][] = [];
  for (let right = 0; right <= M; right++) {
    if (r === 1 && right < M) continue;
    const lnChoices = lnFactorial[M] - lnFactorial[right] - lnFactorial[M - right];
    const wrong = M - right;
    const ln = lnChoices + right * Math.log((1 + r) / 2) + (wrong > 0 ? wrong * Math.log((1 - r) / 2) : 0);
    values.push([(2 * right - M) / (M * scale), Math.exp(ln)]);
  }
  return values;
}

function overField(mean: number, s: number, T: number): { tanh: number; tanh2: number; response: number } {
  const step = Math.min(0.05, (0.1 * T) / Math.max(s, 1e-300));
  let tanh = 0;
  let tanh2 = 0;
  let total = 0;
  for (let z = -8.5; z <= 8.5; z += step) {
    const weight = Math.exp(-0.5 * z * z);
    const value = Math.tanh((mean + s * z) / T);
    total += weight;
    tanh += weight * value;
    tanh2 += weight * value * value;
  }
  return { tanh: tanh / total, tanh2: tanh2 / total, response: (1 - tanh2 / total) / T };
}

function atZero(mean: number, s: number): { tanh: number; tanh2: number; response: number } {
  if (s === 0) return { tanh: Math.sign(mean), tanh2: 1, response: 0 };
  // erf(mean / (√2 s)) as twice the probability of 0 < z < mean/s, by Simpson's rule.
  const top = Math.min(Math.abs(mean) / s, 9);
  const count = 2000;
  let sum = 0;
  for (let k = 0; k <= count; k++) {
    const z = (top * k) / count;
    sum += (k === 0 || k === count ? 1 : k % 2 === 1 ? 4 : 2) * Math.exp(-0.5 * z * z);
  }
  const density = Math.sqrt(2 / Math.PI);
  const tanh = (Math.sign(mean) * density * sum * top) / (3 * count);
  return { tanh, tanh2: 1, response: (density * Math.exp(-0.5 * (mean / s) ** 2)) / s };
}
