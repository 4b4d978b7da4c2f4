import { checkCount, checkFinite, checkLength, type State } from "@attractors/core";
import { type EtdCoefficients, etdCoefficients } from "./etd-coefficients.ts";
import type { SemilinearFlow } from "./semilinear-flow.ts";

/** Moves a state in place by steps of ETDRK4. */
export interface EtdEngine {
  readonly state: Float64Array;
  take(t: number, h: number): void;
}

/**
 * The exponential Runge-Kutta method ETDRK4 of Cox and Matthews (J. Comput. Phys. 176, 430, 2002):
 * a = E₂ y + Q N(y), b = E₂ y + Q N(a), c = E₂ a + Q (2 N(b) - N(y)), and
 * E y + f₁ N(y) + 2 f₂ (N(a) + N(b)) + f₃ N(c), with E₂ = e^(hλ/2) and E = e^(hλ).
 */
export function createEtdEngine(where: string, flow: SemilinearFlow, initialState: State): EtdEngine {
  const { dimension: n, linear, nonlinear, complex = false } = flow;
  checkCount(`${where}: flow.dimension`, n);
  if (complex && n % 2 !== 0) {
    throw new RangeError(`${where}: flow.dimension must be even for complex components, got ${n}`);
  }
  checkLength(`${where}: flow.linear`, linear, n);
  checkFinite(`${where}: flow.linear`, linear);
  checkLength(`${where}: initialState`, initialState, n);
  checkFinite(`${where}: initialState`, initialState);

  const state = Float64Array.from(initialState);
  const memory = (): Float64Array => new Float64Array(n);
  const [a, b, c, atState, atA, atB, atC, mixed, halfway] = Array.from({ length: 9 }, memory);
  const combine = complex ? combineComplex : combineReal;
  let step = Number.NaN;
  let { half, full, q, f1, f2, f3 }: EtdCoefficients = coefficients(0);

  function coefficients(h: number): EtdCoefficients {
    const found = etdCoefficients(complex ? linear : pairs(linear), h);
    if (complex) return found;
    const real = (values: Float64Array): Float64Array => values.filter((_, k) => k % 2 === 0);
    return {
      half: real(found.half),
      full: real(found.full),
      q: real(found.q),
      f1: real(found.f1),
      f2: real(found.f2),
      f3: real(found.f3),
    };
  }

  return {
    state,
    take(t, h) {
      if (h !== step) {
        ({ half, full, q, f1, f2, f3 } = coefficients(h));
        step = h;
      }
      nonlinear(t, state, atState);
      combine(half, state, q, atState, a);
      nonlinear(t + h / 2, a, atA);
      combine(half, state, q, atA, b);
      nonlinear(t + h / 2, b, atB);
      for (let i = 0; i < n; i++) mixed[i] = 2 * atB[i] - atState[i];
      combine(half, a, q, mixed, c);
      nonlinear(t + h, c, atC);
      for (let i = 0; i < n; i++) mixed[i] = 2 * (atA[i] + atB[i]);
      combine(full, state, f1, atState, halfway);
      combine(f2, mixed, f3, atC, a);
      for (let i = 0; i < n; i++) state[i] = halfway[i] + a[i];
    },
  };
}

/** out = p x + q y, component by component. */
function combineReal(p: Float64Array, x: Float64Array, q: Float64Array, y: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = p[i] * x[i] + q[i] * y[i];
}

function combineComplex(p: Float64Array, x: Float64Array, q: Float64Array, y: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i += 2) {
    const xr = x[i];
    const xi = x[i + 1];
    const yr = y[i];
    const yi = y[i + 1];
    out[i] = p[i] * xr - p[i + 1] * xi + q[i] * yr - q[i + 1] * yi;
    out[i + 1] = p[i] * xi + p[i + 1] * xr + q[i] * yi + q[i + 1] * yr;
  }
}

/** Real numbers as complex ones. */
function pairs(values: Float64Array): Float64Array {
  const out = new Float64Array(2 * values.length);
  for (let k = 0; k < values.length; k++) out[2 * k] = values[k];
  return out;
}
