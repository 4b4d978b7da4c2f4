import type { Stepper } from "@attractors/core";
import { semilinearStepper } from "@attractors/metrics";
import { fourierTransform } from "../../src/fourier-transform.ts";

/**
 * u_t = -u u_x - u_xx - u_xxxx on a circle, with zero mean: the state is the Fourier coefficients of wave numbers 1 to `modes`,
 * products are free of aliasing (Kassam and Trefethen 2005).
 */
export function kuramotoSivashinsky(length: number, modes = 21, points = 64, step = 0.1): Stepper {
  const n = 2 * modes;
  const q = Float64Array.from({ length: modes }, (_, k) => (2 * Math.PI * (k + 1)) / length);
  const linear = new Float64Array(n);
  for (let k = 0; k < modes; k++) linear[2 * k] = q[k] ** 2 - q[k] ** 4;
  const transform = fourierTransform(points);
  const work = new Float64Array(2 * points);
  const u = new Float64Array(points);

  /** Writes the values of two fields, as real and imaginary part, into `work`. */
  function toPoints(a: Float64Array, first: number, second: number): void {
    work.fill(0);
    for (let k = 0; k < modes; k++) {
      const [re, im] = [a[first + 2 * k], a[first + 2 * k + 1]];
      const [se, sm] = second < 0 ? [0, 0] : [a[second + 2 * k], a[second + 2 * k + 1]];
      // Σ a_k e^(ikx) + c.c.; the transform has e^(-ikx), so that k sits at the place of -k.
      const up = points - 1 - k;
      work[2 * up] = re - sm;
      work[2 * up + 1] = im + se;
      work[2 * (k + 1)] = re + sm;
      work[2 * (k + 1) + 1] = -im + se;
    }
    transform(work);
  }

  /** Writes -(iq/2) times the coefficients of the two fields in `work`, scaled. */
  function toModes(out: Float64Array, first: number, second: number, factor: number): void {
    transform(work);
    for (let k = 0; k < modes; k++) {
      const a = k + 1;
      const b = points - 1 - k;
      const scale = (factor * q[k]) / points;
      const [ar, ai, br, bi] = [work[2 * a], work[2 * a + 1], work[2 * b], work[2 * b + 1]];
      // Coefficients of the real part: (A + conj B) / 2; of the imaginary part: (A - conj B) / 2i.
      const [re, im] = [(ar + br) / 2, (ai - bi) / 2];
      out[first + 2 * k] = scale * im;
      out[first + 2 * k + 1] = -scale * re;
      if (second < 0) continue;
      const [se, sm] = [(ai + bi) / 2, (br - ar) / 2];
      out[second + 2 * k] = scale * sm;
      out[second + 2 * k + 1] = -scale * se;
    }
  }

  const initialState = new Float64Array(n);
  for (let k = 0; k < 8; k++) initialState[2 * k] = 0.1 / (k + 1);
  return semilinearStepper(
    {
      dimension: n,
      complex: true,
      linear,
      initialState,
      nonlinear: (_, y, out) => {
        toPoints(y, 0, -1);
        for (let j = 0; j < points; j++) {
          work[2 * j] *= work[2 * j];
          work[2 * j + 1] = 0;
        }
        toModes(out, 0, -1, 0.5);
      },
    },
    {
      step,
      derivative: (_, y, vectors, out) => {
        toPoints(y, 0, -1);
        for (let j = 0; j < points; j++) u[j] = work[2 * j];
        for (let v = 0; v < vectors.length; v += 2 * n) {
          const second = v + n < vectors.length ? v + n : -1;
          toPoints(vectors, v, second);
          for (let j = 0; j < points; j++) {
            work[2 * j] *= u[j];
            work[2 * j + 1] *= u[j];
          }
          toModes(out, v, second, 1);
        }
      },
    },
  );
}
