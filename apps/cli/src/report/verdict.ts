import { standardDeviations, type TimeSeries } from "@attractors/core";
import { formatNumber, plural } from "../format.ts";
import type { Measure, Reconstruction } from "../reconstruction/reconstruction.ts";

export interface Verdict {
  readonly level: "good" | "rough" | "poor";
  readonly headline: string;
  readonly explanation: string;
  /** What the reader should know about the run; one sentence each. */
  readonly remarks: readonly string[];
}

/** Below these a reconstruction counts as good, or as rough: D_stsp in nats, D_H. */
const GOOD = { divergence: 1, distance: 0.15 };
const ROUGH = { divergence: 5, distance: 0.4 };

/** Says in plain words how well the network reproduces what it was trained on. */
export function verdictOf({ subject, measures, training, generated }: Reconstruction): Verdict {
  const divergence = measureOf(measures, "stateSpaceDivergence");
  const distance = measureOf(measures, "spectralDistance");
  const within = (limits: typeof GOOD): boolean =>
    divergence.value < limits.divergence && distance.value < limits.distance;
  const figures = `D_stsp is ${formatNumber(divergence.value)} (true against true ${formatNumber(divergence.floor)}), D_H ${formatNumber(distance.value)} (${formatNumber(distance.floor)}).`;
  const remarks = remarksOn(training);

  if (!generated.values.every(Number.isFinite)) {
    return {
      level: "poor",
      headline: `The network does not reproduce ${subject.name}: it diverges.`,
      explanation:
        "Left to itself it runs off to infinity. Try more epochs, a larger alpha, or the clipped architecture.",
      remarks,
    };
  }
  if (within(GOOD)) {
    return {
      level: "good",
      headline: `The network has learned ${subject.name}.`,
      explanation: `Left to itself it visits the same places as the truth, about as often, and moves in the same rhythm. ${figures}`,
      remarks,
    };
  }
  if (within(ROUGH)) {
    return {
      level: "rough",
      headline: `The network has learned ${subject.name} roughly.`,
      explanation: `Left to itself it resembles the truth, but shape or rhythm differ visibly. ${figures} More epochs, or more hidden units, may help.`,
      remarks,
    };
  }
  const deed = comesToRest(generated)
    ? "comes to rest at a point"
    : "moves elsewhere than the truth, or in another rhythm";
  return {
    level: "poor",
    headline: `The network has not learned ${subject.name}.`,
    explanation: `Left to itself it ${deed}. ${figures} Try more epochs, another seed, or another alpha.`,
    remarks,
  };
}

/** Whether the last tenth of a standardised series hardly moves any more. */
function comesToRest({ dimension, values, interval }: TimeSeries): boolean {
  const length = values.length / dimension;
  const end = values.subarray(Math.floor(0.9 * length) * dimension);
  return standardDeviations({ dimension, interval, values: end }).every((deviation) => deviation < 0.01);
}

export function measureOf(measures: readonly Measure[], key: Measure["key"]): Measure {
  return measures.find((measure) => measure.key === key) ?? { key, value: Number.NaN, floor: Number.NaN };
}

function remarksOn({ ended, restarts, losses, epochs, epoch }: Reconstruction["training"]): string[] {
  const remarks: string[] = [];
  if (ended === "stopped") {
    remarks.push(
      `Training was stopped after ${plural(losses.length, "epoch")} of ${epochs}; the best network so far was kept.`,
    );
  }
  if (ended === "diverged") {
    remarks.push(
      `Training kept diverging and ended after ${plural(losses.length, "epoch")} of ${epochs}; a smaller learning rate may help.`,
    );
  }
  if (restarts.length > 0) {
    const places = restarts.map((restart) => restart.epoch).join(", ");
    remarks.push(
      `Training diverged ${plural(restarts.length, "time")} (after epoch ${places}) and went on from the last good epoch with half the learning rate.`,
    );
  }
  if (epoch < losses.length) {
    remarks.push(`The network is that of epoch ${epoch}, the best of all that were compared with the training data.`);
  }
  return remarks;
}
