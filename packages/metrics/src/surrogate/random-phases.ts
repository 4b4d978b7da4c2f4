import type { Rng } from "@attractors/core";
import { fourierTransform } from "../fourier-transform.ts";

/** A scalar signal's Fourier transform, from which signals with the same amplitudes are made. */
export interface Amplitudes {
  /** Writes a signal with random phases at the frequencies from `first` on, below half the sampling rate. */
  randomize(rng: Rng, first: number, out: Float64Array): void;
  /** Gives a signal, in place, these amplitudes, and keeps its own phases. */
  imposeOn(signal: Float64Array): void;
}

/** Prepares the amplitudes of a signal of any length. */
export function amplitudesOf(values: Float64Array): Amplitudes {
  const length = values.length;
  const transform = fourierTransform(length);
  const spectrum = transformed(values);
  const work = new Float64Array(2 * length);

  function transformed(signal: Float64Array): Float64Array {
    const out = new Float64Array(2 * length);
    for (let k = 0; k < length; k++) out[2 * k] = signal[k];
    transform(out);
    return out;
  }

  /** The real signal with the transform in `work`: the conjugate's transform is the inverse's conjugate, times length. */
  function invert(out: Float64Array): void {
    for (let k = 1; k < 2 * length; k += 2) work[k] = -work[k];
    transform(work);
    for (let k = 0; k < length; k++) out[k] = work[2 * k] / length;
  }

  return {
    randomize(rng, first, out) {
      work.set(spectrum);
      for (let k = Math.max(1, first); 2 * k < length; k++) {
        const size = Math.hypot(spectrum[2 * k], spectrum[2 * k + 1]);
        const phase = 2 * Math.PI * rng.uniform();
        work[2 * k] = work[2 * (length - k)] = size * Math.cos(phase);
        work[2 * k + 1] = size * Math.sin(phase);
        work[2 * (length - k) + 1] = -work[2 * k + 1];
      }
      invert(out);
    },
    imposeOn(signal) {
      work.fill(0);
      for (let k = 0; k < length; k++) work[2 * k] = signal[k];
      transform(work);
      for (let k = 0; k < 2 * length; k += 2) {
        const size = Math.hypot(spectrum[k], spectrum[k + 1]);
        const own = Math.hypot(work[k], work[k + 1]);
        const scale = own > 0 ? size / own : 0;
        work[k] *= scale;
        work[k + 1] *= scale;
        if (own === 0) work[k] = size;
      }
      invert(signal);
    },
  };
}
