import type { TimeSeries } from "@attractors/core";
import { checkScalar } from "../check-scalar.ts";
import type { Estimate } from "../estimate.ts";
import { BLOCKS, blockOf, jackknife } from "../jackknife.ts";
import { factorOf, type RelativeEntropyUnit, shannonOf, vectorCount } from "./discrete-entropy.ts";
import { singularValuesOf } from "./singular-values.ts";

export interface SingularValueEntropyOptions extends RelativeEntropyUnit {
  /** Length of the delay vectors, m. @default 3 */
  order?: number;
  /** Samples from one coordinate to the next. @default 1 */
  delay?: number;
}

/**
 * The entropy of the singular values of a scalar series' delay vectors, in nats: Shannon's, of each one's share of their
 * sum. 0 if all vectors lie on a line through the origin, ln m if they fill all directions alike (Roberts, Penny, Rezek,
 * Med. Biol. Eng. Comput. 37, 93, 1999).
 *
 * The interval is that of a delete-one-block jackknife over the vectors.
 *
 * @throws {RangeError} if the series is not scalar or not finite, too short for one vector, or zero throughout.
 *
 * @example
 * ```ts
 * import { seriesOf } from "@attractors/core";
 * import { singularValueEntropy } from "@attractors/metrics";
 *
 * Math.abs(singularValueEntropy(seriesOf([1, 2, 4, 8, 16, 32])).value) < 1e-6; // → true
 * ```
 */
export function singularValueEntropy(
  series: TimeSeries,
  { order = 3, delay = 1, ...unit }: SingularValueEntropyOptions = {},
): Estimate {
  checkScalar("singularValueEntropy: series", series);
  const { values } = series;
  const count = vectorCount("singularValueEntropy", values.length, order, delay);
  if (values.every((value) => value === 0)) {
    throw new RangeError("singularValueEntropy: series must not be zero throughout");
  }
  const factor = factorOf("singularValueEntropy", unit, Math.log(order));
  const entropyWithout = (block: number): number => {
    const columns = Array.from({ length: order }, (_, j) =>
      Float64Array.from({ length: count }, (_row, i) => (blockOf(i, count) === block ? 0 : values[i + j * delay])),
    );
    return factor * shannonOf(singularValuesOf(columns));
  };
  const without = Float64Array.from({ length: BLOCKS }, (_, block) => entropyWithout(block));
  return jackknife(entropyWithout(-1), without);
}
