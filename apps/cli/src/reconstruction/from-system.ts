import { flowOf, trajectoryOf } from "@attractors/chaos-systems";
import type { Rng } from "@attractors/core";
import { formatCount, formatNumber } from "../format.ts";
import { InputError } from "../input-error.ts";
import { equationsOf, knownFlow, parametersOf } from "../known-system.ts";
import type { Material } from "./material.ts";
import type { SystemSource } from "./settings.ts";

/** Periods left out before a series begins, and between two. */
const TRANSIENT = 40;
/** How far from the system's initial state the fresh series starts, in standard deviations. */
const KICK = 0.01;
/** Points per period that the pictures need. */
const DRAWN_PER_PERIOD = 75;

/** Simulates a system: noisy training data, a clean later part to test with, and a fresh series from another start. */
export function materialFromSystem(
  { name, length, pointsPerPeriod, noise }: SystemSource,
  window: number,
  rng: Rng,
): Material {
  const system = knownFlow(name);
  if (length < window + 2) {
    throw new InputError(
      `--length ${length} is shorter than --window ${window} needs (${window + 2} samples); take a longer series or a shorter window`,
    );
  }
  const periods = length / pointsPerPeriod;
  const common = { periods, pointsPerPeriod };
  const training = trajectoryOf(system, { ...common, transient: TRANSIENT, standardize: true, noise, rng });
  const { standardization } = training;
  const test = trajectoryOf(system, {
    ...common,
    transient: 2 * TRANSIENT + periods,
    standardize: standardization,
  });
  const start = system.initialState.map((value, i) => value + KICK * standardization.deviations[i] * rng.normal());
  const fresh = trajectoryOf(system, {
    ...common,
    transient: TRANSIENT,
    standardize: standardization,
    initialState: start,
  });

  const duration = `${formatCount(length)} samples each, ${formatNumber(periods)} periods at an interval of ${formatNumber(training.interval, 4)}`;
  return {
    subject: {
      name: system.name,
      about: system.about,
      source: system.source,
      equations: [...equationsOf(system), parametersOf(system)].filter((line) => line !== ""),
      components: training.componentNames,
      truth: `Training and test series were simulated (${duration}) and standardised; ${
        noise > 0
          ? `noise of ${Number((100 * noise).toPrecision(3))} % of each component's deviation was added to the training series only`
          : "no noise was added"
      }. The test series is a later part of the same path, and truth is compared with truth by a third series from another start.`,
      stride: Math.max(1, Math.floor(pointsPerPeriod / DRAWN_PER_PERIOD)),
    },
    stem: system.name.toLowerCase(),
    training,
    test,
    fresh,
    standardization,
    known: { flow: flowOf(system), period: system.period },
  };
}
