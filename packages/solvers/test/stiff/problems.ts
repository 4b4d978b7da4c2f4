import type { Flow } from "@attractors/core";

// Stiff problems from the literature: E. Hairer and G. Wanner, Solving Ordinary Differential Equations II (1996), section
// IV.10; F. Mazzia and C. Magherini, Test Set for Initial Value Problem Solvers, release 2.4 (2008).

type Field = (t: number, y: Float64Array, out: Float64Array) => void;

function flow(initialState: readonly number[], field: Field): Flow {
  return { dimension: initialState.length, initialState: Float64Array.from(initialState), field };
}

/** Chemical pyrolysis, to t = 1e13, over nearly twenty orders of magnitude. */
export const e5: Flow = flow([1.76e-3, 0, 0, 0], (_, y, out) => {
  const a = 7.89e-10 * y[0];
  const b = 1.1e7 * y[0] * y[2];
  const mc = 1.13e9 * y[1] * y[2];
  const c = 1.13e3 * y[3];
  out[0] = -a - b;
  out[1] = a - mc;
  out[3] = b - c;
  out[2] = out[1] - out[3];
});

/** The Belousov-Zhabotinskii reaction, to t = 360. */
export const oregonator: Flow = flow([1, 2, 3], (_, y, out) => {
  out[0] = 77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1]));
  out[1] = (y[2] - (1 + y[0]) * y[1]) / 77.27;
  out[2] = 0.161 * (y[0] - y[2]);
});

/** An electric circuit that mixes two signals, to t = 1e-3, with C_s = 2e-12. */
export const ringModulator: Flow = flow(new Array(15).fill(0), (t, y, out) => {
  const [c, cs, cp, r, rp] = [1.6e-8, 2e-12, 1e-8, 25e3, 50];
  const [lh, ls1, ls2, ls3] = [4.45, 2e-3, 5e-4, 5e-4];
  const [rg1, rg2, rg3, ri, rc] = [36.3, 17.3, 17.3, 50, 600];
  const in1 = 0.5 * Math.sin(2e3 * Math.PI * t);
  const in2 = 2 * Math.sin(2e4 * Math.PI * t);
  const diode = (voltage: number): number => 40.67286402e-9 * (Math.exp(17.7493332 * voltage) - 1);
  const q1 = diode(y[2] - y[4] - y[6] - in2);
  const q2 = diode(-y[3] + y[5] - y[6] - in2);
  const q3 = diode(y[3] + y[4] + y[6] + in2);
  const q4 = diode(-y[2] - y[5] + y[6] + in2);
  out[0] = (y[7] - 0.5 * y[9] + 0.5 * y[10] + y[13] - y[0] / r) / c;
  out[1] = (y[8] - 0.5 * y[11] + 0.5 * y[12] + y[14] - y[1] / r) / c;
  out[2] = (y[9] - q1 + q4) / cs;
  out[3] = (-y[10] + q2 - q3) / cs;
  out[4] = (y[11] + q1 - q3) / cs;
  out[5] = (-y[12] - q2 + q4) / cs;
  out[6] = (-y[6] / rp + q1 + q2 - q3 - q4) / cp;
  out[7] = -y[0] / lh;
  out[8] = -y[1] / lh;
  out[9] = (0.5 * y[0] - y[2] - rg2 * y[9]) / ls2;
  out[10] = (-0.5 * y[0] + y[3] - rg3 * y[10]) / ls3;
  out[11] = (0.5 * y[1] - y[4] - rg2 * y[11]) / ls2;
  out[12] = (-0.5 * y[1] + y[5] - rg3 * y[12]) / ls3;
  out[13] = (-y[0] + in1 - (ri + rg1) * y[13]) / ls1;
  out[14] = (-y[1] - (rc + rg1) * y[14]) / ls1;
});

/** Robertson's reaction, as three differential equations. */
export const robertson: Flow = flow([1, 0, 0], (_, y, out) => {
  out[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
  out[2] = 3e7 * y[1] * y[1];
  out[1] = -out[0] - out[2];
});

/** The same with the third equation replaced by the conservation of mass. */
export const robertsonAlgebraic: Flow = flow([1, 0, 0], (_, y, out) => {
  out[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
  out[1] = 0.04 * y[0] - 1e4 * y[1] * y[2] - 3e7 * y[1] * y[1];
  out[2] = y[0] + y[1] + y[2] - 1;
});
export const robertsonMass: Float64Array = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 0);

const BIAS = 6;
/** An amplifier with two transistors, differential-algebraic of index 1, to t = 0.2. */
export const amplifier: Flow = flow([0, BIAS / 2, BIAS / 2, BIAS, BIAS / 2, BIAS / 2, BIAS, 0], (t, y, out) => {
  const r = 9000;
  const signal = 0.1 * Math.sin(200 * Math.PI * t);
  const transistor = (voltage: number): number => 1e-6 * (Math.exp(voltage / 0.026) - 1);
  const g23 = transistor(y[1] - y[2]);
  const g56 = transistor(y[4] - y[5]);
  out[0] = (y[0] - signal) / 1000;
  out[1] = -BIAS / r + (2 * y[1]) / r + 0.01 * g23;
  out[2] = -g23 + y[2] / r;
  out[3] = (y[3] - BIAS) / r + 0.99 * g23;
  out[4] = -BIAS / r + (2 * y[4]) / r + 0.01 * g56;
  out[5] = -g56 + y[5] / r;
  out[6] = (y[6] - BIAS) / r + 0.99 * g56;
  out[7] = y[7] / r;
});
export const amplifierMass: Float64Array = /* @__PURE__ */ (() => {
  const matrix = new Float64Array(64);
  const capacitor = (i: number, j: number, c: number): void => {
    matrix[i * 8 + i] -= c;
    matrix[j * 8 + j] -= c;
    matrix[i * 8 + j] += c;
    matrix[j * 8 + i] += c;
  };
  capacitor(0, 1, 1e-6);
  matrix[2 * 8 + 2] = -2e-6;
  capacitor(3, 4, 3e-6);
  matrix[5 * 8 + 5] = -4e-6;
  capacitor(6, 7, 5e-6);
  return matrix;
})();

/** Van der Pol's oscillator in the scaling of singular perturbation, ε = 1e-6. */
export const vanDerPol: Flow = {
  ...flow([2, 0], (_, y, out) => {
    out[0] = y[1];
    out[1] = 1e6 * ((1 - y[0] * y[0]) * y[1] - y[0]);
  }),
  jacobian: (_, y, out) => out.set([0, 1, -1e6 * (2 * y[0] * y[1] + 1), 1e6 * (1 - y[0] * y[0])]),
};
