import type { Architecture, ParameterBlock, PlrnnShape } from "./architecture.ts";
import { inputBlocks } from "./external-input.ts";

/** What a unit network does to each of its units. The functions of one unit take its index i and its state z_i. */
export interface UnitNonlinearity {
  /** Parameters of its own: they lie behind A, W and h. */
  readonly blocks: (shape: PlrnnShape) => readonly ParameterBlock[];
  /** Whether the mean of all units is taken off each one first. @default false */
  readonly centred?: boolean;
  /** Whether the units leave themselves out: the diagonal of W is zero and stays so. @default false */
  readonly hollow?: boolean;
  /** phi_i. */
  value(shape: PlrnnShape, parameters: Float64Array, i: number, z: number): number;
  /** The derivative of phi_i. */
  slope(shape: PlrnnShape, parameters: Float64Array, i: number, z: number): number;
  /** Adds to the gradient with respect to its own parameters, for a gradient `dPhi` with respect to phi_i. */
  readonly pullBack?: (
    shape: PlrnnShape,
    parameters: Float64Array,
    i: number,
    z: number,
    dPhi: number,
    gradient: Float64Array,
  ) => void;
}

/**
 * The maps whose nonlinearity acts on each unit by itself, F(z) = A z + W phi(z) + h with diagonal A. The parameters lie
 * as A [M], W [M×M], h [M], then those of phi.
 */
export function unitNetwork(
  nonlinearity: UnitNonlinearity,
): Pick<Architecture, "blocks" | "step" | "tangent" | "pullBack"> {
  const { centred = false, hollow = false } = nonlinearity;
  return {
    blocks(shape) {
      const M = shape.latentDimension;
      return [
        { name: "A", rows: M, columns: 1 },
        { name: "W", rows: M, columns: M },
        { name: "h", rows: M, columns: 1 },
        ...nonlinearity.blocks(shape),
        ...inputBlocks(shape),
      ];
    },

    step(shape, parameters, z, out) {
      const M = shape.latentDimension;
      const h = M + M * M;
      const mean = centred ? meanOf(z, M) : 0;
      for (let m = 0; m < M; m++) out[m] = parameters[m] * z[m] + parameters[h + m];
      for (let i = 0; i < M; i++) {
        const phi = nonlinearity.value(shape, parameters, i, z[i] - mean);
        for (let m = 0, w = M + i; m < M; m++, w += M) out[m] += parameters[w] * phi;
      }
    },

    tangent(shape, parameters, z, vectors) {
      const M = shape.latentDimension;
      const mean = centred ? meanOf(z, M) : 0;
      const slopes = Float64Array.from({ length: M }, (_, i) => nonlinearity.slope(shape, parameters, i, z[i] - mean));
      const image = new Float64Array(M);
      for (let row = 0; row < vectors.length; row += M) {
        const shift = centred ? meanOf(vectors, M, row) : 0;
        for (let m = 0; m < M; m++) {
          let sum = parameters[m] * vectors[row + m];
          for (let i = 0, w = M + m * M; i < M; i++, w++) sum += parameters[w] * slopes[i] * (vectors[row + i] - shift);
          image[m] = sum;
        }
        vectors.set(image, row);
      }
    },

    pullBack(shape, parameters, z, dOut, dIn, gradient) {
      const M = shape.latentDimension;
      const h = M + M * M;
      const mean = centred ? meanOf(z, M) : 0;
      let total = 0;
      for (let i = 0; i < M; i++) {
        const u = z[i] - mean;
        const phi = nonlinearity.value(shape, parameters, i, u);
        let dPhi = 0;
        for (let m = 0, w = M + i; m < M; m++, w += M) {
          dPhi += parameters[w] * dOut[m];
          if (!hollow || m !== i) gradient[w] += dOut[m] * phi;
        }
        nonlinearity.pullBack?.(shape, parameters, i, u, dPhi, gradient);
        const dU = dPhi * nonlinearity.slope(shape, parameters, i, u);
        gradient[i] += dOut[i] * z[i];
        gradient[h + i] += dOut[i];
        dIn[i] = parameters[i] * dOut[i] + dU;
        total += dU;
      }
      if (centred) for (let i = 0; i < M; i++) dIn[i] -= total / M;
    },
  };
}

function meanOf(values: Float64Array, count: number, place = 0): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += values[place + k];
  return sum / count;
}
