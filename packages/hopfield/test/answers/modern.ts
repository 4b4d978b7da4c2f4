import type { MatrixView } from "@attractors/core";
import {
  argmax,
  associate,
  attentionClass,
  contractionBound,
  cosine,
  dotProduct,
  entmax,
  euclidean,
  hopfieldEnergy,
  identitySeparation,
  largestDeviation,
  largestNorm,
  manhattan,
  metastableSize,
  modernHopfield,
  polynomialSeparation,
  type Separation,
  type Similarity,
  separations,
  softmax,
  sparsemax,
  squaredEuclidean,
  storedPatterns,
  topK,
  updateJacobian,
  updateState,
} from "../../src/index.ts";
import { numbersOf, type Quantities, type Record_ } from "./quantities.ts";

const similarities: Readonly<Record<string, Similarity>> = {
  dot: dotProduct,
  cosine,
  euclid: euclidean,
  euclidean,
  sq_euclid: squaredEuclidean,
  sq_euclidean: squaredEuclidean,
  manhattan,
};

/** Separations by their names in the file: softmax, argmax, sparsemax, entmax15, identity, poly3, top2. */
function separationOf(name: string): Separation | undefined {
  const plain: Readonly<Record<string, Separation>> = {
    softmax,
    sparsemax,
    argmax,
    max: argmax,
    identity: identitySeparation,
  };
  if (Object.hasOwn(plain, name)) return plain[name];
  const [, kind, digits] = /^(entmax|poly|polynomial|top|topk)_?(\d[\d.]*)$/.exec(name) ?? [];
  if (kind === "entmax")
    return entmax(
      digits.includes(".") || digits.length < 2 ? Number(digits) : Number(digits) / 10 ** (digits.length - 1),
    );
  if (kind?.startsWith("poly")) return polynomialSeparation(Number(digits));
  return kind ? topK(Number(digits)) : undefined;
}

export function answerModern(record: Record_): Quantities {
  const patterns: MatrixView = {
    rows: Number(record.N),
    columns: Number(record.d),
    data: numbersOf(record.patterns),
  };
  const beta = Number(record.beta);
  const query = numbersOf(record.query);
  const network = modernHopfield(patterns, { beta });
  const size = () => metastableSize(associate(network, query));

  const answers: Readonly<Record<string, (expected: unknown) => unknown>> = {
    M: () => largestNorm(patterns),
    energies: (expected) => orbit(expected).map((state) => hopfieldEnergy(network, state)),
    states: (expected) => orbit(expected).map((state) => Array.from(state)),
    jacobian: () => updateJacobian(network, query).data,
    k90: size,
    operating_class: () => attentionClass(size(), patterns.rows),
    separation: () => separations(patterns),
    m_max: () => largestDeviation(patterns),
    global_contraction: () => contractionBound(patterns, beta) < 1,
    storage_condition: () => storedPatterns(patterns, beta),
  };
  return (name, expected) => {
    if (Object.hasOwn(answers, name)) return answers[name](expected);
    const [, kinds] = /^universal\.(.*)$/.exec(name) ?? [];
    if (!kinds) {
      const separation = separationOf(name);
      return separation && associate(modernHopfield(patterns, { beta, separation }), query);
    }
    const [similarity, separation] = kinds.split("/");
    const separated = separationOf(separation);
    if (!Object.hasOwn(similarities, similarity) || !separated) return undefined;
    return updateState(
      modernHopfield(patterns, { beta, similarity: similarities[similarity], separation: separated }),
      query,
    );
  };

  /** The query and its images, as many as are expected. */
  function orbit(expected: unknown): Float64Array[] {
    const states = [query];
    while (states.length < (expected as unknown[]).length) states.push(updateState(network, states[states.length - 1]));
    return states;
  }
}
