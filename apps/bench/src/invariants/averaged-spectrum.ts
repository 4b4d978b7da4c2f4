import type { Stepper } from "@attractors/core";
import { type LyapunovSpectrum, lyapunovSpectrum } from "@attractors/metrics";
import type { MeasureSettings } from "./settings.ts";

/** What is averaged, in the stepper's unit of time. */
interface Averaging {
  readonly settings: MeasureSettings;
  /** The duration of a period, or of an iteration. */
  readonly unit: number;
  /** How many exponents. */
  readonly count: number;
}

/**
 * Averages Lyapunov exponents along one trajectory, over runs each as long as all before, until the largest is known
 * well enough or the duration is the greatest allowed.
 */
export function averagedSpectrum(stepper: Stepper, { settings, unit, count }: Averaging): LyapunovSpectrum {
  const probe = lyapunovSpectrum(stepper, {
    count,
    duration: 50 * unit,
    transient: 0,
    alignment: 20 * unit,
    renormalizeEvery: Math.max(stepper.interval ?? 0, unit / 200),
    blocks: 2,
  });
  const every = Math.max(stepper.interval ?? 0, renormalization(probe.exponents, unit));
  let total: LyapunovSpectrum | undefined;
  for (let duration = settings.least * unit; ; ) {
    const run = lyapunovSpectrum(stepper, {
      count,
      duration,
      transient: 0,
      alignment: 20 * unit,
      renormalizeEvery: every,
      blocks: 50,
    });
    total = total ? combine(total, run) : run;
    const error = total.standardErrors[0] / Math.abs(total.exponents[0]);
    const periods = total.duration / unit;
    // Four times as long gives half the error: where that will not do, more would be in vain.
    const hopeless = periods > settings.greatest / 8 && error * Math.sqrt(periods / settings.greatest) > HOPELESS;
    if (error <= settings.error || hopeless || periods > 0.99 * settings.greatest) return total;
    duration = total.duration;
  }
}

/** A relative error that a whole run would leave and that is not worth it. */
const HOPELESS = 0.008;

/** A time in which neighbouring directions cannot become parallel within rounding: growth apart by e^10 at most. */
function renormalization(exponents: Float64Array, unit: number): number {
  const spread = exponents[0] - exponents[exponents.length - 1];
  if (spread === Infinity) return unit / 2000;
  return spread > 0 ? Math.min(unit / 4, 10 / spread) : unit / 4;
}

/** The mean of two runs, weighted by their durations. */
function combine(first: LyapunovSpectrum, second: LyapunovSpectrum): LyapunovSpectrum {
  const duration = first.duration + second.duration;
  const share = first.duration / duration;
  return {
    duration,
    exponents: first.exponents.map((value, i) => share * value + (1 - share) * second.exponents[i]),
    standardErrors: first.standardErrors.map((error, i) =>
      Math.hypot(share * error, (1 - share) * second.standardErrors[i]),
    ),
  };
}
