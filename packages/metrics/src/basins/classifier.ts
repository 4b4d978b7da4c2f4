import { checkPositive, type State, type TimeSeries } from "@attractors/core";
import { checkTruth } from "../check-series.ts";
import { countOf, type Dynamics, type DynamicsOptions, stepperOf, wholeSteps } from "../stepper-of.ts";

export interface ClassifierOptions extends Omit<DynamicsOptions, "initialState"> {
  /** The attractors, each by some of its points, such as those that `findAttractors` returns. */
  attractors: readonly TimeSeries[];
  /** How close to a point of an attractor a state must come to belong to it. @default 1e-3 of the largest extent of the points */
  radius?: number;
  /** Most time to wait for that. @default 1000, or 1000 steps in discrete time */
  duration?: number;
  /** Time after which the state is looked at. @default 1, or 1 step */
  every?: number;
}

/** Tells where an initial state ends: 1, 2, … for the attractors in their order, 0 for none of them. */
export type Classifier = (start: State) => number;

export function classifierOf(where: string, system: Dynamics, options: ClassifierOptions): Classifier {
  const stepper = stepperOf(where, system, options);
  const { interval: step, dimension: n } = stepper;
  const {
    attractors,
    radius = 1e-3 * extentOf(attractors),
    duration = step ? 1000 * step : 1000,
    every = step ?? 1,
  } = options;
  attractors.forEach((points, k) => {
    checkTruth(`${where}: attractors[${k}]`, points);
    if (points.dimension !== n) {
      throw new RangeError(`${where}: attractors[${k}] must have dimension ${n}, got ${points.dimension}`);
    }
  });
  checkPositive(`${where}: radius`, radius);
  checkPositive(`${where}: duration`, duration);
  checkPositive(`${where}: every`, every);
  const part = wholeSteps(stepper, every);
  const most = countOf(duration, part);
  const square = radius * radius;

  function near(state: State): number {
    for (let a = 0; a < attractors.length; a++) {
      const { values } = attractors[a];
      for (let k = 0; k < values.length; k += n) {
        let distance = 0;
        for (let i = 0; i < n; i++) distance += (values[k + i] - state[i]) ** 2;
        if (distance <= square) return a + 1;
      }
    }
    return 0;
  }

  return (start) => {
    try {
      stepper.reset(start);
      for (let k = 0; k < most; k++) {
        const label = near(stepper.state);
        if (label > 0) return label;
        stepper.advance(part);
        if (!stepper.state.every(Number.isFinite)) return 0;
      }
      return near(stepper.state);
    } catch (error) {
      // A trajectory that runs away or cannot be followed goes to none of the attractors.
      if (error instanceof Error && error.name === "NumericalError") return 0;
      throw error;
    }
  };
}

/** The largest extent of all points together along an axis. */
function extentOf(attractors: readonly TimeSeries[]): number {
  let extent = 0;
  const n = attractors[0]?.dimension ?? 0;
  for (let i = 0; i < n; i++) {
    let least = Infinity;
    let most = -Infinity;
    for (const { values } of attractors) {
      for (let k = i; k < values.length; k += n) {
        least = Math.min(least, values[k]);
        most = Math.max(most, values[k]);
      }
    }
    extent = Math.max(extent, most - least);
  }
  return extent > 0 ? extent : 1;
}
