import { checkCount } from "@attractors/core";

/** The network stores the patterns themselves. */
export interface Storing {
  readonly kind: "storing";
}

/** The network sees noisy examples of the patterns. */
export interface ExampleLearning {
  /** Whether a teacher groups the examples of a pattern, so that they are averaged before the products are taken. */
  readonly kind: "supervised" | "unsupervised";
  /** r, in (0, 1]: an entry of an example is right with probability (1 + r) / 2. */
  readonly quality: number;
  /** M, how many examples there are of each pattern. */
  readonly examples: number;
}

/** How a network learns: `storing`, `supervised({ … })` or `unsupervised({ … })`. */
export type Learning = Storing | ExampleLearning;

export interface ExampleOptions {
  /** r, in (0, 1]: an entry of an example is right with probability (1 + r) / 2. */
  quality: number;
  /** M, how many examples there are of each pattern. */
  examples: number;
}

/** The network stores the patterns themselves. */
export const storing: Storing = { kind: "storing" };

/**
 * The network learns from noisy examples that a teacher has grouped by pattern: examples are averaged before the product
 * (Agliari et al., arXiv 2212.00606).
 *
 * @throws {RangeError} if the quality is outside (0, 1], or the number of examples no whole number above 0.
 *
 * @example
 * ```ts
 * import { supervised } from "@attractors/dense-hebbian";
 *
 * supervised({ quality: 0.5, examples: 20 }).examples; // → 20
 * ```
 */
export function supervised({ quality, examples }: ExampleOptions): ExampleLearning {
  checkExamples("supervised", quality, examples);
  return { kind: "supervised", quality, examples };
}

/**
 * The network learns from noisy examples without a teacher: products are taken of each example and averaged (Agliari et
 * al., arXiv 2211.14067).
 *
 * @throws {RangeError} if the quality is outside (0, 1], or the number of examples no whole number above 0.
 *
 * @example
 * ```ts
 * import { unsupervised } from "@attractors/dense-hebbian";
 *
 * unsupervised({ quality: 0.5, examples: 20 }).quality; // → 0.5
 * ```
 */
export function unsupervised({ quality, examples }: ExampleOptions): ExampleLearning {
  checkExamples("unsupervised", quality, examples);
  return { kind: "unsupervised", quality, examples };
}

/**
 * How little the examples say about a product of `order` entries of their pattern: ρ_k = (1 - r^2k) / (M r^2k). Order 1,
 * ρ, is the entropy of the data set in supervised learning; order P rules the cross-talk in unsupervised learning.
 *
 * @throws {RangeError} if quality, examples or order are out of their ranges.
 *
 * @example
 * ```ts
 * import { datasetEntropy, supervised } from "@attractors/dense-hebbian";
 *
 * datasetEntropy(supervised({ quality: 0.5, examples: 10 })); // ≈ 0.300000
 * ```
 */
export function datasetEntropy(learning: Learning, order = 1): number {
  checkCount("datasetEntropy: order", order);
  if (learning.kind === "storing") return 0;
  const { quality, examples } = learning;
  checkExamples("datasetEntropy", quality, examples);
  return (1 - quality ** (2 * order)) / (examples * quality ** (2 * order));
}

/**
 * What the couplings are divided by, Z, so that the cross-talk of patterns that are not retrieved is as strong as in
 * storing: R^(P/2) with R = r² + (1 - r²)/M supervised, r^P √(1 + ρ_P) unsupervised.
 *
 * @throws {RangeError} if quality, examples or degree are out of their ranges.
 *
 * @example
 * ```ts
 * import { couplingScale, supervised } from "@attractors/dense-hebbian";
 *
 * couplingScale(supervised({ quality: 0.5, examples: 1 }), 4); // → 1
 * ```
 */
export function couplingScale(learning: Learning, degree: number): number {
  checkCount("couplingScale: degree", degree, 2);
  if (learning.kind === "storing") return 1;
  const { kind, quality } = learning;
  if (kind === "supervised") return (quality ** 2 * (1 + datasetEntropy(learning))) ** (degree / 2);
  return quality ** degree * Math.sqrt(1 + datasetEntropy(learning, degree));
}

/** Throws a RangeError unless quality is in (0, 1] and the number of examples a whole number above 0. */
export function checkExamples(where: string, quality: number, examples: number): void {
  if (!(quality > 0 && quality <= 1)) {
    throw new RangeError(`${where}: quality must be above 0 and at most 1, got ${quality}`);
  }
  checkCount(`${where}: examples`, examples);
}
