import { multiply, type Rng } from "@attractors/core";
import { pseudoInverse } from "@attractors/core/ml-matrix";
import type { ParameterBlock, PlrnnShape } from "./architecture.ts";
import { fillUniform } from "./initialization.ts";

/**
 * How latent states and observations belong together, both ways linear: x = B z (the decoder, [N×M]) and z = E x (the
 * encoder, [M×N]), which gives the initial state and the teacher's signal.
 */
export interface Observation {
  readonly name: ObservationName;
  blocks(shape: PlrnnShape): readonly ParameterBlock[];
  initialize(shape: PlrnnShape, parameters: Float64Array, rng: Rng): void;
  /** Number of latent units that the teacher forces: the first ones. */
  forcedUnits(shape: PlrnnShape): number;
  writeDecoder(shape: PlrnnShape, parameters: Float64Array, decoder: Float64Array): void;
  writeEncoder(shape: PlrnnShape, parameters: Float64Array, encoder: Float64Array): void;
  /** Writes the gradient with respect to the parameters, given those with respect to encoder and decoder. */
  pullBack(
    shape: PlrnnShape,
    parameters: Float64Array,
    dEncoder: Float64Array,
    dDecoder: Float64Array,
    gradient: Float64Array,
  ): void;
}

export type ObservationName = "identityObservation" | "affineObservation";

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
  writeDecoder: ({ latentDimension: M, observationDimension: N }, _, decoder) => {
    decoder.fill(0);
    for (let n = 0; n < N; n++) decoder[n * M + n] = 1;
  },
  writeEncoder: ({ observationDimension: N }, parameters, encoder) => {
    encoder.fill(0);
    for (let n = 0; n < N; n++) encoder[n * N + n] = 1;
    encoder.set(parameters, N * N);
  },
  pullBack: ({ observationDimension: N }, _, dEncoder, __, gradient) => gradient.set(dEncoder.subarray(N * N)),
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
export const affineObservation: Observation = {
  name: "affineObservation",
  blocks: ({ latentDimension: M, observationDimension: N }) => [{ name: "B", rows: N, columns: M }],
  initialize: ({ latentDimension: M }, parameters, rng) => {
    for (let k = 0; k < parameters.length; k++) parameters[k] = Math.sqrt(2 / M) * rng.normal();
  },
  forcedUnits: ({ latentDimension }) => latentDimension,
  writeDecoder: (_, parameters, decoder) => decoder.set(parameters),
  writeEncoder: ({ latentDimension: M, observationDimension: N }, parameters, encoder) => {
    encoder.set(pseudoInverse({ rows: N, columns: M, data: parameters }).data);
  },
  pullBack: ({ latentDimension: M, observationDimension: N }, B, dEncoder, dDecoder, gradient) => {
    // With P the pseudo-inverse of B and G the gradient with respect to P (Golub and Pereyra, SIAM J. Numer. Anal. 10,
    // 1973): dB = -P'G P' + (I - B P) G'P P' + P'P G'(I - P B), the transposes of the three parts of dP.
    const P = pseudoInverse({ rows: N, columns: M, data: B }).data;
    const Pt = transpose(P, M, N);
    const Gt = transpose(dEncoder, M, N);
    const GtP = product(Gt, P, [N, M, N]);
    const PGt = product(P, Gt, [M, N, M]);
    const first = product(product(Pt, dEncoder, [N, M, N]), Pt, [N, N, M]);
    const second = product(product(complement(product(B, P, [N, M, N]), N), GtP, [N, N, N]), Pt, [N, N, M]);
    const third = product(product(Pt, PGt, [N, M, M]), complement(product(P, B, [M, N, M]), M), [N, M, M]);
    for (let k = 0; k < gradient.length; k++) gradient[k] = dDecoder[k] - first[k] + second[k] + third[k];
  },
};

export const observations: Readonly<Record<ObservationName, Observation>> = /* @__PURE__ */ Object.freeze({
  identityObservation,
  affineObservation,
});

function product(a: Float64Array, b: Float64Array, shape: readonly [number, number, number]): Float64Array {
  const out = new Float64Array(shape[0] * shape[2]);
  multiply(a, b, out, shape);
  return out;
}

function transpose(matrix: Float64Array, rows: number, columns: number): Float64Array {
  return Float64Array.from(matrix, (_, k) => matrix[(k % rows) * columns + Math.floor(k / rows)]);
}

/** I - matrix, in place. */
function complement(matrix: Float64Array, size: number): Float64Array {
  for (let k = 0; k < matrix.length; k++) matrix[k] = (k % (size + 1) === 0 ? 1 : 0) - matrix[k];
  return matrix;
}
