/** The worker: measures the invariants of one system of the catalogue at its default parameters. */
import {
  type CatalogueDelay,
  type CatalogueFlow,
  type CatalogueSystem,
  type Invariants,
  stepperOf,
  systemByName,
  trajectoryOf,
} from "@attractors/chaos-systems";
import type { Provenance } from "@attractors/chaos-systems/provenance";
import { delayFlowOf, flowOf, type Stepper, type TimeSeries } from "@attractors/core";
import {
  correlationDimension,
  delayStepper,
  dominantPeriod,
  kaplanYorkeDimension,
  type LyapunovSpectrum,
  lyapunovSpectrum,
  type MeanDivergence,
  meanDivergence,
  regimeOf,
} from "@attractors/metrics";
import { type Timed, timed } from "../units/run-units.ts";
import { averagedSpectrum } from "./averaged-spectrum.ts";
import { blockAverages } from "./block-averages.ts";
import type { MeasureSettings } from "./settings.ts";

export interface MeasureInput {
  readonly name: string;
  /** The definition: other formulas, parameters or starts are other units. */
  readonly definition: string;
  readonly settings: MeasureSettings;
}

/** What a unit gives: the content of the file, but for the date. */
export interface Measured extends Invariants {
  readonly meanErrors: readonly number[];
  readonly deviationErrors: readonly number[];
  readonly provenance: Omit<Provenance, "date" | "meanErrors" | "deviationErrors">;
}

export default function measure({ name, settings }: MeasureInput): Timed<Measured> {
  const system = systemByName(name);
  return timed(() => measureSystem(system, settings));
}

function measureSystem(system: CatalogueSystem, settings: MeasureSettings): Measured {
  const unit = system.kind === "map" ? 1 : system.period;
  const stepper = tangentStepperOf(system, settings);
  stepper.advance(wholeSteps(stepper, settings.transient * unit));
  const start = Float64Array.from(stepper.state);
  const count = system.kind === "delay" ? delayExponents(system, settings) : system.dimension;
  const spectrum = withLastExponent(system, averagedSpectrum(stepper, { settings, unit, count }), start, settings);
  const exponents = [...spectrum.exponents];
  const errors = [...spectrum.standardErrors];

  const series = seriesOf(system, settings);
  const averages = blockAverages(series.values, series.dimension);
  const regime = settings.escapes ? "transient-chaos" : regimeFor(system, spectrum, unit);
  // A state at rest, and the few points of a map's cycle, have neither period nor dimension.
  const moves = regime !== "equilibrium" && !(system.kind === "map" && regime === "periodic");
  const period = moves && system.kind !== "map" ? dominantPeriod(series) : undefined;
  const dimension = moves ? dimensionOf(series) : undefined;
  return {
    regime,
    lyapunovExponents: exponents,
    lyapunovErrors: errors,
    kaplanYorkeDimension: kaplanYorkeOf(exponents, errors),
    ...(dimension && { correlationDimension: dimension }),
    means: averages.means,
    meanErrors: averages.meanErrors,
    deviations: averages.deviations,
    deviationErrors: averages.deviationErrors,
    ...(period && { period: { value: period.value, error: period.standardError } }),
    provenance: {
      method: "tangent vectors by the exact Jacobian, QR decomposition; errors from block averages",
      duration: spectrum.duration,
      transient: settings.transient * unit,
      tolerance: settings.tolerance,
      seed: 0,
      checks: checksOf(system, exponents, start, settings),
    },
  };
}

/**
 * Where one direction contracts so fast that nothing of it is left in floating point, its exponent is what the others lack
 * of the mean divergence.
 */
function withLastExponent(
  system: CatalogueSystem,
  spectrum: LyapunovSpectrum,
  start: Float64Array,
  settings: MeasureSettings,
): LyapunovSpectrum {
  const last = spectrum.exponents.length - 1;
  if (system.kind !== "flow" || system.switching || spectrum.exponents[last] > -Infinity) return spectrum;
  const { value, standardError } = divergenceOf(system, start, settings);
  const exponents = spectrum.exponents.slice();
  const standardErrors = spectrum.standardErrors.slice();
  exponents[last] = value - exponents.slice(0, last).reduce((a, b) => a + b);
  standardErrors[last] = Math.hypot(standardError, ...standardErrors.slice(0, last));
  return { ...spectrum, exponents, standardErrors };
}

function divergenceOf(
  system: CatalogueFlow,
  start: Float64Array,
  { least, tolerance }: MeasureSettings,
): MeanDivergence {
  return meanDivergence(flowOf(system, { initialState: start }), {
    duration: least * system.period,
    transient: 0,
    sampleEvery: system.period / 50,
    relativeTolerance: tolerance,
  });
}

/** Of the infinitely many exponents of a delay system the largest ones, so many that volumes of as many dimensions shrink. */
function delayExponents(system: CatalogueDelay, settings: MeasureSettings): number {
  for (let count = 6; ; count *= 2) {
    const stepper = tangentStepperOf(system, settings);
    const { interval = 1 } = stepper;
    const duration = 200 * system.period;
    const { exponents } = lyapunovSpectrum(stepper, { count, duration, renormalizeEvery: 16 * interval });
    if (count >= 96 || exponents.reduce((a, b) => a + b) < 0) return count;
  }
}

function tangentStepperOf(system: CatalogueSystem, { tolerance }: MeasureSettings): Stepper {
  if (system.kind !== "delay") return stepperOf(system, { relativeTolerance: tolerance });
  return delayStepper(delayFlowOf(system), { jacobian: system.jacobian(system.parameters) });
}

function wholeSteps({ interval }: Stepper, duration: number): number {
  return interval === undefined ? duration : Math.round(duration / interval) * interval;
}

/** A trajectory for averages, periods and distances, observed where angles would grow without bound. */
function seriesOf(system: CatalogueSystem, { transient, samples, tolerance }: MeasureSettings): TimeSeries {
  if (system.kind === "map") return trajectoryOf(system, { steps: samples, transient });
  return trajectoryOf(system, {
    periods: samples / POINTS_PER_PERIOD,
    pointsPerPeriod: POINTS_PER_PERIOD,
    transient,
    relativeTolerance: tolerance,
  });
}

/** No whole number: of a forced system, the same few phases would be seen again and again. */
const POINTS_PER_PERIOD = 8 * Math.sqrt(5);

/** The correlation dimension of up to 20,000 standardised points, if there is a range in which it can be read off. */
function dimensionOf(series: TimeSeries): Invariants["correlationDimension"] {
  const { dimension: n, interval } = series;
  const step = Math.max(1, Math.floor(series.values.length / n / 20_000));
  const { means, deviations } = blockAverages(series.values, n);
  const varying = deviations.flatMap((deviation, i) => (deviation > 1e-6 * (1 + Math.abs(means[i])) ? [i] : []));
  if (varying.length === 0) return undefined;
  const points = Math.floor(series.values.length / n / step);
  const values = new Float64Array(points * varying.length);
  for (let k = 0; k < points; k++) {
    varying.forEach((i, column) => {
      values[k * varying.length + column] = (series.values[k * step * n + i] - means[i]) / deviations[i];
    });
  }
  const {
    value,
    interval: range95,
    range,
    status,
  } = correlationDimension({
    dimension: varying.length,
    values,
    interval: interval * step,
  });
  if (status !== "scaling") return undefined;
  return { value, interval: range95, range: [Math.exp(range[0]), Math.exp(range[1])] };
}

/**
 * Runs of regular motion leave some logarithms of their length in the exponents, and 1 % of the largest exponent is
 * taken for what is left of a zero in slowly mixing systems.
 */
function regimeFor(
  system: CatalogueSystem,
  { exponents, standardErrors, duration }: LyapunovSpectrum,
  unit: number,
): Invariants["regime"] {
  const tolerance = Math.max((10 * Math.log(duration / unit)) / duration, 0.01 * exponents[0]);
  const forced = system.kind === "map" || !system.autonomous;
  const regime = regimeOf(exponents, { standardErrors, tolerance, forced });
  return system.hamiltonian && regime === "chaotic" ? "conservative" : regime;
}

/** The Kaplan-Yorke dimension, with the errors of the exponents propagated one by one. */
function kaplanYorkeOf(exponents: readonly number[], errors: readonly number[]): Invariants["kaplanYorkeDimension"] {
  const value = kaplanYorkeDimension(exponents);
  const changes = exponents.map((_, i) => {
    const moved = exponents.map((exponent, j) => (j === i ? exponent + errors[i] : exponent));
    return kaplanYorkeDimension(moved.sort((a, b) => b - a)) - value;
  });
  return { value, error: Math.hypot(...changes) };
}

function checksOf(
  system: CatalogueSystem,
  exponents: readonly number[],
  start: Float64Array,
  settings: MeasureSettings,
): Provenance["checks"] {
  if (system.kind === "map") return undefined;
  const sumOfExponents = exponents.reduce((a, b) => a + b);
  const alongFlow = exponents.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
  if (system.kind === "delay" || system.switching) return { alongFlow };
  return { sumOfExponents, meanDivergence: divergenceOf(system, start, settings).value, alongFlow };
}
