import { multiply, type Rng } from "@attractors/core";
import { pseudoInverse } from "@attractors/core/ml-matrix";
import type { ParameterBlock, PlrnnShape } from "./architecture.ts";
import type { ObservationArrays } from "./gradient-kernel.ts";
import { fillUniform } from "./initialization.ts";

/**
 * How latent states and observations belong together, both ways: x = B z + b (B is the decoder, [N×M]) and z = E (x - b)
 * (E is the encoder, [M×N]), which gives the initial state and the teacher's signal.
 */
export interface Observation {
  readonly name: ObservationName;
  blocks(shape: PlrnnShape): readonly ParameterBlock[];
  initialize(shape: PlrnnShape, parameters: Float64Array, rng: Rng): void;
  /** Number of latent units that the teacher forces, unless told otherwise: the first ones. */
  forcedUnits(shape: PlrnnShape): number;
  /** Writes encoder, decoder and offset. */
  write(shape: PlrnnShape, parameters: Float64Array, arrays: ObservationArrays): void;
  /** Writes the gradient with respect to the parameters, given what `write` wrote and the gradients with respect to it. */
  pullBack(shape: PlrnnShape, arrays: ObservationArrays, gradients: ObservationArrays, gradient: Float64Array): void;
}

export type ObservationName = "identityObservation" | "affineObservation" | "biasedAffineObservation";

/**
 * Observes the first N latent units as they are. Further units, if M > N, start at L x for a learned L [(M-N)×N], and
 * are not forced.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, identityObservation } from "@attractors/plrnn";
 *
 * const options = { observation: identityObservation, observationDimension: 2, latentDimension: 5, rng: createRng(1) };
 * createPlrnn(options).latentDimension; // → 5
 * ```
 */
export const identityObservation: Observation = {
  name: "identityObservation",
  blocks: ({ latentDimension: M, observationDimension: N }) => (M > N ? [{ name: "L", rows: M - N, columns: N }] : []),
  initialize: ({ latentDimension: M }, parameters, rng) => fillUniform(parameters, Math.sqrt(6 / M), rng),
  forcedUnits: ({ observationDimension }) => observationDimension,
  write({ latentDimension: M, observationDimension: N }, L, { encoder, decoder, offset }) {
    decoder.fill(0);
    encoder.fill(0);
    offset.fill(0);
    for (let n = 0; n < N; n++) {
      decoder[n * M + n] = 1;
      encoder[n * N + n] = 1;
    }
    encoder.set(L, N * N);
  },
  pullBack: ({ observationDimension: N }, _, { encoder }, gradient) => gradient.set(encoder.subarray(N * N)),
};

/**
 * Observes x = B z with a learned B [N×M]; the encoder is its pseudo-inverse, and all units are forced.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { affineObservation, createPlrnn } from "@attractors/plrnn";
 *
 * const options = { observation: affineObservation, observationDimension: 5, hiddenSize: 250, rng: createRng(1) };
 * createPlrnn(options).parameters.length; // → 2785
 * ```
 */
export const affineObservation: Observation = /* @__PURE__ */ affine("affineObservation", false);

/**
 * Observes x = B z + b with a learned B [N×M] and b [N]; the encoder is the pseudo-inverse of B, and all units are forced.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { biasedAffineObservation, createPlrnn } from "@attractors/plrnn";
 *
 * const options = { observation: biasedAffineObservation, observationDimension: 5, hiddenSize: 250, rng: createRng(1) };
 * createPlrnn(options).parameters.length; // → 2790
 * ```
 */
export const biasedAffineObservation: Observation = /* @__PURE__ */ affine("biasedAffineObservation", true);

function affine(name: ObservationName, biased: boolean): Observation {
  return {
    name,
    blocks: ({ latentDimension: M, observationDimension: N }) => [
      { name: "B", rows: N, columns: M },
      ...(biased ? [{ name: "b", rows: N, columns: 1 }] : []),
    ],
    initialize({ latentDimension: M, observationDimension: N }, parameters, rng) {
      for (let k = 0; k < N * M; k++) parameters[k] = Math.sqrt(2 / M) * rng.normal();
      parameters.fill(0, N * M);
    },
    forcedUnits: ({ latentDimension }) => latentDimension,
    write({ latentDimension: M, observationDimension: N }, parameters, { encoder, decoder, offset }) {
      const B = parameters.subarray(0, N * M);
      decoder.set(B);
      encoder.set(pseudoInverse({ rows: N, columns: M, data: B }).data);
      if (biased) offset.set(parameters.subarray(N * M));
      else offset.fill(0);
    },
    pullBack({ latentDimension: M, observationDimension: N }, { encoder: P, decoder: B }, gradients, gradient) {
      // With P the pseudo-inverse of B and G the gradient with respect to P (Golub and Pereyra, SIAM J. Numer. Anal. 10,
      // 1973): dB = -P'G P' + (I - B P) G'P P' + P'P G'(I - P B), the transposes of the three parts of dP.
      const Pt = transpose(P, M, N);
      const Gt = transpose(gradients.encoder, M, N);
      const GPt = product(gradients.encoder, Pt, [M, N, M]);
      const PGt = transpose(GPt, M, M);
      const PPt = product(P, Pt, [M, N, M]);
      const first = product(Pt, GPt, [N, M, M]);
      const second = product(Gt, PPt, [N, M, M]);
      const removed = product(B, product(PGt, PPt, [M, M, M]), [N, M, M]);
      const third = product(product(Pt, PGt, [N, M, M]), complement(product(P, B, [M, N, M]), M), [N, M, M]);
      for (let k = 0; k < N * M; k++) {
        gradient[k] = gradients.decoder[k] - first[k] + (second[k] - removed[k]) + third[k];
      }
      if (biased) gradient.set(gradients.offset, N * M);
    },
  };
}

export const observations: Readonly<Record<ObservationName, Observation>> = /* @__PURE__ */ Object.freeze({
  identityObservation,
  affineObservation,
  biasedAffineObservation,
});

function product(a: Float64Array, b: Float64Array, shape: readonly [number, number, number]): Float64Array {
  const out = new Float64Array(shape[0] * shape[2]);
  multiply(a, b, out, shape);
  return out;
}

function transpose(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(matrix.length);
  for (let i = 0, k = 0; i < columns; i++) for (let j = 0; j < rows; j++) out[k++] = matrix[j * columns + i];
  return out;
}

/** I - matrix, in place. */
function complement(matrix: Float64Array, size: number): Float64Array {
  for (let k = 0; k < matrix.length; k++) matrix[k] = (k % (size + 1) === 0 ? 1 : 0) - matrix[k];
  return matrix;
}
