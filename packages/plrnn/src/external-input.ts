import { checkFinite, lengthOf, type TimeSeries } from "@attractors/core";
import type { ParameterBlock, PlrnnShape } from "./architecture.ts";

/** The parameters of external inputs, C [M×K], which lie behind all others of a map; none where K = 0. */
export function inputBlocks({ latentDimension, inputDimension = 0 }: PlrnnShape): readonly ParameterBlock[] {
  return inputDimension > 0 ? [{ name: "C", rows: latentDimension, columns: inputDimension }] : [];
}

/**
 * z += C s, where C is the last of the parameters of `map`.
 *
 * @param place - where s begins in `inputs`.
 */
export function addInput(
  { latentDimension: M, inputDimension: K = 0 }: PlrnnShape,
  map: Float64Array,
  inputs: Float64Array,
  place: number,
  z: Float64Array,
): void {
  let c = map.length - M * K;
  for (let m = 0; m < M; m++) {
    for (let k = 0; k < K; k++) z[m] += map[c++] * inputs[place + k];
  }
}

/**
 * Checks that there are external inputs where a network has them, finite, of its dimension, and of `samples` samples at
 * least; and none where it has not.
 */
export function checkInputs(
  where: string,
  { inputDimension: K = 0 }: PlrnnShape,
  inputs: TimeSeries | undefined,
  samples: number,
): void {
  if (!inputs) {
    if (K > 0) throw new RangeError(`${where}: the network has ${K} external inputs, give their series as inputs`);
    return;
  }
  if (inputs.dimension !== K) {
    throw new RangeError(`${where}: the network has ${K} external inputs, got inputs of dimension ${inputs.dimension}`);
  }
  if (lengthOf(inputs) < samples) {
    throw new RangeError(`${where}: inputs must have at least ${samples} samples, got ${lengthOf(inputs)}`);
  }
  checkFinite(`${where}: inputs.values`, inputs.values);
}
