import { NumericalError, type Rng } from "@attractors/core";
import type { Numbers } from "../memory/precision.ts";
import type { Addends } from "./association-mask.ts";
import { dropoutFactors } from "./dropout.ts";
import { addTransposedTimes, type Block, times, timesTransposed } from "./matrix-product.ts";
import { addScattered, type UpdateGradients } from "./scattered-updates.ts";
import { largestChange, softmaxRows, softmaxRowsBack } from "./softmax-rows.ts";
import { emptyLike, type Tensor } from "./tensor.ts";

/** Patterns in which heads lie side by side, or one pattern that all heads share. */
export interface HeadPatterns {
  /** [items, length, heads · width], or [items, length, width] if shared; one item serves the whole batch. */
  readonly tensor: Tensor;
  readonly width: number;
  readonly shared: boolean;
  /** Which item head h of batch item b looks at. */
  item(b: number, h: number): number;
}

/** q, k, v and how they are associated. */
export interface AssociationProblem {
  readonly batch: number;
  readonly heads: number;
  readonly state: HeadPatterns;
  readonly stored: HeadPatterns;
  readonly projected: HeadPatterns;
  readonly addends: Addends | undefined;
  /** β of each component of each head, [heads · width], in the first association and in later ones. */
  readonly firstScaling: Float64Array;
  readonly laterScaling: Float64Array;
  readonly updateSteps: Float64Array;
  readonly tolerance: Float64Array;
  readonly dropout: number;
  readonly rng: Rng | undefined;
  /** See `Compatibility.scatteredUpdateGradients`. */
  readonly scattered: boolean;
}

export interface AssociationRun {
  /** Σ_s ξ_s v_s, [batch, states, heads · pattern]. */
  readonly output: Tensor;
  /** ξ before dropout, [batch, heads, states, stored]. */
  association(): Tensor;
  back(gradient: Tensor): { state: Tensor; stored: Tensor; projected: Tensor };
}

/** More updates than this without convergence are given up. */
const MOST_UPDATES = 1000;

/**
 * Associates states with stored patterns, ξ = softmax(β q kᵀ + mask), after updates q ← ξ k of the state (Ramsauer et al.
 * 2021), and averages the projected patterns with it. Gradients go through all updates.
 */
export function associatePatterns(problem: AssociationProblem): AssociationRun {
  const { batch, heads, projected } = problem;
  const states = problem.state.tensor.shape[1];
  const patterns = problem.stored.tensor.shape[1];
  const width = heads * projected.width;
  const output = emptyLike(projected.tensor.data, batch * states * width);
  const runs = Array.from({ length: heads }, (_, h) => associateHead(problem, h, output));
  return {
    output: { shape: [batch, states, width], data: output },
    association() {
      const data = emptyLike(output, batch * heads * states * patterns);
      const length = states * patterns;
      runs.forEach(({ last }, h) => {
        for (let b = 0; b < batch; b++) data.set(last.subarray(b * length, (b + 1) * length), (b * heads + h) * length);
      });
      return { shape: [batch, heads, states, patterns], data };
    },
    back({ data }) {
      const [state, stored, toProjected] = [problem.state, problem.stored, projected].map(({ tensor }) => ({
        shape: tensor.shape,
        data: emptyLike(tensor.data),
      }));
      const updates: UpdateGradients[] = [];
      runs.forEach((run, h) => {
        run.back(data, { state: state.data, stored: stored.data, projected: toProjected.data }, (step) => {
          updates[step] ??= new Map();
          const gradient = emptyLike(data, batch * patterns * problem.stored.width);
          updates[step].set(h, gradient);
          return gradient;
        });
      });
      for (const update of updates) if (update) addScattered(update, problem, stored.data);
      return { state, stored, projected: toProjected };
    },
  };
}

interface HeadRun {
  /** The last ξ, [batch][states][stored]. */
  readonly last: Numbers;
  /** Adds gradients of this head to those of q, k and v; those of k through updates to what `scattered` gives, if they go astray. */
  back(
    gradient: Numbers,
    to: { readonly state: Numbers; readonly stored: Numbers; readonly projected: Numbers },
    scattered: (step: number) => Numbers,
  ): void;
}

function associateHead(problem: AssociationProblem, h: number, output: Numbers): HeadRun {
  const { heads, state, stored, projected, addends } = problem;
  const hidden = stored.width;
  const pattern = projected.width;
  const patterns = stored.tensor.shape[1];
  const length = state.tensor.shape[1];
  // Stored patterns that serve the whole batch: its states are one long sequence.
  const joined =
    !addends &&
    !problem.scattered &&
    stored.tensor.shape[0] === 1 &&
    projected.tensor.shape[0] === 1 &&
    state.tensor.shape[0] === problem.batch &&
    !state.shared;
  const batch = joined ? 1 : problem.batch;
  const states = joined ? problem.batch * length : length;
  const matrix = states * patterns;

  const queryBlock = (data: Numbers, b: number): Block => ({ data, start: b * states * hidden, stride: hidden });
  const weightBlock = (data: Numbers, b: number): Block => ({ data, start: b * matrix, stride: patterns });
  const outputBlock = (data: Numbers, b: number): Block => ({
    data,
    start: b * states * heads * pattern + h * pattern,
    stride: heads * pattern,
  });
  const blockOf = ({ width, shared, item, tensor }: HeadPatterns, data: Numbers, b: number): Block => ({
    data,
    start: item(b, h) * tensor.shape[1] * tensor.shape[2] + (shared ? 0 : h * width),
    stride: tensor.shape[2],
  });

  const queries: Numbers[] = [];
  const weights: Numbers[] = [];
  let query = emptyLike(state.tensor.data, batch * states * hidden);
  for (let b = 0; b < batch; b++) copyScaled(blockOf(state, state.tensor.data, b), problem.firstScaling, query, b);
  for (let step = 0; ; step++) {
    const xi = emptyLike(query, batch * matrix);
    for (let b = 0; b < batch; b++) {
      timesTransposed(
        [states, patterns, hidden],
        queryBlock(query, b),
        blockOf(stored, stored.tensor.data, b),
        weightBlock(xi, b),
      );
    }
    if (addends) addAddends(addends, xi);
    softmaxRows(xi, patterns);
    queries.push(query);
    weights.push(xi);
    if (step >= problem.updateSteps[h]) break;
    if (step > 0 && largestChange(weights[step - 1], xi, length * patterns) <= problem.tolerance[h]) break;
    if (step >= MOST_UPDATES && problem.updateSteps[h] === Infinity) {
      throw new NumericalError(
        "not-converged",
        `associatePatterns: head ${h} still changes after ${MOST_UPDATES} updates; give a larger tolerance or a number of updateSteps`,
      );
    }
    query = emptyLike(query);
    for (let b = 0; b < batch; b++) {
      times(
        [states, hidden, patterns],
        weightBlock(xi, b),
        blockOf(stored, stored.tensor.data, b),
        queryBlock(query, b),
      );
    }
    scaleRows(query, problem.laterScaling);
  }

  const last = weights[weights.length - 1];
  let kept = last;
  let factors: Numbers | undefined;
  if (problem.rng && problem.dropout > 0) {
    factors = emptyLike(last);
    dropoutFactors(factors, problem.dropout, problem.rng);
    kept = emptyLike(last);
    for (let i = 0; i < last.length; i++) kept[i] = last[i] * factors[i];
  }
  for (let b = 0; b < batch; b++) {
    times(
      [states, pattern, patterns],
      weightBlock(kept, b),
      blockOf(projected, projected.tensor.data, b),
      outputBlock(output, b),
    );
  }

  return {
    last,
    back(gradient, to, scattered) {
      const toXi = emptyLike(last);
      const toQuery = emptyLike(query);
      for (let b = 0; b < batch; b++) {
        const g = outputBlock(gradient, b);
        timesTransposed(
          [states, patterns, pattern],
          g,
          blockOf(projected, projected.tensor.data, b),
          weightBlock(toXi, b),
        );
        addTransposedTimes([patterns, pattern, states], weightBlock(kept, b), g, blockOf(projected, to.projected, b));
      }
      if (factors) for (let i = 0; i < toXi.length; i++) toXi[i] *= factors[i];
      for (let step = weights.length - 1; step >= 0; step--) {
        softmaxRowsBack(weights[step], toXi, patterns);
        for (let b = 0; b < batch; b++) {
          const keys = blockOf(stored, stored.tensor.data, b);
          times([states, hidden, patterns], weightBlock(toXi, b), keys, queryBlock(toQuery, b));
          addTransposedTimes(
            [patterns, hidden, states],
            weightBlock(toXi, b),
            queryBlock(queries[step], b),
            blockOf(stored, to.stored, b),
          );
        }
        scaleRows(toQuery, step > 0 ? problem.laterScaling : problem.firstScaling);
        if (step === 0) break;
        const astray = problem.scattered ? scattered(step) : undefined;
        for (let b = 0; b < batch; b++) {
          const g = queryBlock(toQuery, b);
          addTransposedTimes(
            [patterns, hidden, states],
            weightBlock(weights[step - 1], b),
            g,
            astray ? { data: astray, start: b * patterns * hidden, stride: hidden } : blockOf(stored, to.stored, b),
          );
          timesTransposed([states, patterns, hidden], g, blockOf(stored, stored.tensor.data, b), weightBlock(toXi, b));
        }
      }
      for (let b = 0; b < batch; b++) addRows(toQuery, b, blockOf(state, to.state, b));
    },
  };

  function copyScaled({ data, start, stride }: Block, scaling: Float64Array, out: Numbers, b: number): void {
    for (let l = 0, to = b * states * hidden; l < states; l++) {
      for (let j = 0; j < hidden; j++, to++) out[to] = data[start + l * stride + j] * scaling[h * hidden + j];
    }
  }

  function scaleRows(rows: Numbers, scaling: Float64Array): void {
    for (let i = 0; i < rows.length; i += hidden) {
      for (let j = 0; j < hidden; j++) rows[i + j] *= scaling[h * hidden + j];
    }
  }

  function addRows(rows: Numbers, b: number, { data, start, stride }: Block): void {
    for (let l = 0, from = b * states * hidden; l < states; l++) {
      for (let j = 0; j < hidden; j++, from++) data[start + l * stride + j] += rows[from];
    }
  }

  function addAddends({ data, shared }: Addends, scores: Numbers): void {
    for (let b = 0; b < batch; b++) {
      const from = shared ? 0 : (b * heads + h) * matrix;
      for (let i = 0; i < matrix; i++) scores[b * matrix + i] += data[from + i];
    }
  }
}
