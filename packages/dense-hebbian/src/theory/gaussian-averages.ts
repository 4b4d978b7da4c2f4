import { errorFunction, normalDensity } from "./error-function.ts";

/** Where `gaussianAverages` writes what: averages over h = mean + deviation z at noise T, z standard normal, β = 1/T. */
export const TANH = 0;
/** E sech² βh = 1 - E tanh² βh. */
export const SECH2 = 1;
/** β E sech² βh, the response to a field; finite at T = 0. */
export const RESPONSE = 2;
/** E sech⁴ βh. */
export const SECH4 = 3;
/** E tanh βh sech² βh. */
export const TANH_SECH2 = 4;
/** T E ln 2cosh βh; E |h| at T = 0. */
export const ENERGY = 5;
/** How many numbers `gaussianAverages` writes. */
export const AVERAGES = 6;

/** tanh u - erf(cu) is smooth and short-ranged; with this c it has no slope at 0. */
const C = Math.sqrt(Math.PI) / 2;
/** E |u + w / (√2 c)| over a normal w is |u| smoothed by as much as erf(cu) is the sign. */
const SMOOTHING = 1 / (Math.SQRT2 * C);
const U_STEP = 0.25;
const U_COUNT = 76;
const Z_STEP = 0.25;
const Z_COUNT = 38;

/** Rows of tanh - erf, sech², sech⁴, tanh sech², ln 2cosh - smoothed |u|, at u = 0, U_STEP, …, times U_STEP. */
const ROWS = 5;
const NODES = /* @__PURE__ */ nodeTable();

/**
 * Averages of functions of βh over a Gaussian field h = mean + deviation z, to about 1e-14 at any noise T ≥ 0.
 *
 * What is sharp at low noise is split off in closed form (the error function); the rest lives within a few T of h = 0,
 * where the trapezoidal rule in u = βh converges geometrically. At T above the deviation the rule runs in z.
 */
export function gaussianAverages(mean: number, deviation: number, noise: number, out: Float64Array): void {
  if (deviation === 0 && noise === 0) {
    out.fill(0);
    out[TANH] = Math.sign(mean);
    out[ENERGY] = Math.abs(mean);
  } else if (noise > deviation) {
    overField(mean, deviation, noise, out);
  } else {
    nearZeroField(mean, deviation, noise, out);
  }
}

function nearZeroField(mean: number, deviation: number, noise: number, out: Float64Array): void {
  const width = noise / deviation;
  const centre = -mean / deviation;
  let tanh = 0;
  let sech2 = 0;
  let sech4 = 0;
  let tanhSech2 = 0;
  let energy = 0;
  for (let k = 0; k <= U_COUNT; k++) {
    const shift = width * U_STEP * k;
    const right = Math.exp(-0.5 * (centre + shift) * (centre + shift));
    const left = k === 0 ? 0 : Math.exp(-0.5 * (centre - shift) * (centre - shift));
    const even = right + left;
    const odd = right - left;
    const row = k * ROWS;
    tanh += odd * NODES[row];
    sech2 += even * NODES[row + 1];
    sech4 += even * NODES[row + 2];
    tanhSech2 += odd * NODES[row + 3];
    energy += even * NODES[row + 4];
  }
  const density = 1 / Math.sqrt(2 * Math.PI);
  const scale = density * width;
  out[TANH] = errorFunction((C * mean) / Math.hypot(noise, Math.SQRT2 * C * deviation)) + scale * tanh;
  out[SECH2] = scale * sech2;
  out[RESPONSE] = (density * sech2) / deviation;
  out[SECH4] = scale * sech4;
  out[TANH_SECH2] = scale * tanhSech2;
  out[ENERGY] = meanAbsolute(mean, Math.hypot(deviation, noise * SMOOTHING)) + noise * scale * energy;
}

function overField(mean: number, deviation: number, noise: number, out: Float64Array): void {
  let tanh = 0;
  let sech2 = 0;
  let sech4 = 0;
  let tanhSech2 = 0;
  let energy = 0;
  for (let k = -Z_COUNT; k <= Z_COUNT; k++) {
    const z = Z_STEP * k;
    const u = (mean + deviation * z) / noise;
    const weight = Math.exp(-0.5 * z * z);
    const t = Math.exp(-2 * Math.abs(u));
    const magnitude = (1 - t) / (1 + t);
    const curvature = (4 * t) / ((1 + t) * (1 + t));
    const value = u < 0 ? -magnitude : magnitude;
    tanh += weight * value;
    sech2 += weight * curvature;
    sech4 += weight * curvature * curvature;
    tanhSech2 += weight * value * curvature;
    energy += weight * (Math.abs(u) + Math.log1p(t));
  }
  const scale = Z_STEP / Math.sqrt(2 * Math.PI);
  out[TANH] = scale * tanh;
  out[SECH2] = scale * sech2;
  out[RESPONSE] = (scale * sech2) / noise;
  out[SECH4] = scale * sech4;
  out[TANH_SECH2] = scale * tanhSech2;
  out[ENERGY] = scale * energy * noise;
}

/** E |mean + deviation z|. */
export function meanAbsolute(mean: number, deviation: number): number {
  if (deviation === 0) return Math.abs(mean);
  const z = mean / deviation;
  return mean * errorFunction(z / Math.SQRT2) + 2 * deviation * normalDensity(z);
}

function nodeTable(): Float64Array {
  const table = new Float64Array(ROWS * (U_COUNT + 1));
  for (let k = 0; k <= U_COUNT; k++) {
    const u = U_STEP * k;
    const t = Math.exp(-2 * u);
    const sech2 = (4 * t) / ((1 + t) * (1 + t));
    const tanh = (1 - t) / (1 + t);
    table[k * ROWS] = U_STEP * (tanh - errorFunction(C * u));
    table[k * ROWS + 1] = U_STEP * sech2;
    table[k * ROWS + 2] = U_STEP * sech2 * sech2;
    table[k * ROWS + 3] = U_STEP * tanh * sech2;
    table[k * ROWS + 4] = U_STEP * (u + Math.log1p(t) - meanAbsolute(u, SMOOTHING));
  }
  return table;
}
