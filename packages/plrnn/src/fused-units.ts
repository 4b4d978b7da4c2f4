import type { FusedMap } from "./fused-map.ts";
import { relaxed, simd } from "./generated/units-wasm.ts";

/** What tells the unit networks apart in the kernel `assembly/units.ts`. */
export interface FusedUnitsOptions {
  /** Whether the units are linear but for the last P. @default false */
  readonly almostLinear?: boolean;
  /** @default false */
  readonly centred?: boolean;
  /** @default false */
  readonly clipped?: boolean;
  /** Whether the diagonal of W has no gradient. @default false */
  readonly hollow?: boolean;
}

/** The networks whose nonlinearity acts on each unit by itself; the parameters lie there as they do in the map. */
export function fusedUnits({ almostLinear, centred, clipped, hollow }: FusedUnitsOptions = {}): FusedMap {
  const lengths: FusedMap["parameterLengths"] = ({ latentDimension: M, bases: B = 0 }) => [M, M * M, M, B, M * B];
  return {
    source: { simd, relaxed },
    settings: ({ latentDimension: M, reluUnits: P = 0, bases: B = 0 }) => [
      almostLinear ? M - P : 0,
      B,
      ...[centred, clipped, hollow].map((flag) => (flag ? 1 : 0)),
    ],
    parameterLengths: lengths,
    rowCounts: ({ latentDimension: M }, T) => [(T + 1) * M, M, M, M],
    pair(shape, copy) {
      let place = 0;
      lengths(shape).forEach((length, array) => {
        for (let k = 0; k < length; k++) copy(place++, array, k);
      });
    },
  };
}
