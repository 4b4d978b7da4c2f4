import { checkLength, type State, type Stepper, type VectorField } from "@attractors/core";
import { etdIntegrator, type SemilinearFlow } from "@attractors/solvers";
import type { SemilinearParts } from "./catalogue.ts";

/**
 * Makes a stepper of a semilinear flow by ETDRK4, with tangent vectors: the flow and its linearization, which have the same
 * linear part, are solved as one semilinear flow.
 */
export function semilinearStepper(flow: SemilinearParts, initialState: State): Stepper {
  const { dimension: n, step } = flow;
  const state = initialState.slice();
  let vectors: Float64Array = new Float64Array(0);
  let stepper = etdIntegrator(flow, { step, initialState });

  return {
    dimension: n,
    get time() {
      return stepper.time;
    },
    state,
    advance(duration) {
      for (let i = 0; i < vectors.length; i++) stepper.state[n + i] = vectors[i];
      stepper.advance(duration);
      for (let i = 0; i < n; i++) state[i] = stepper.state[i];
      for (let i = 0; i < vectors.length; i++) vectors[i] = stepper.state[n + i];
    },
    reset(to, time = 0) {
      checkLength("stepperOf: state", to, n);
      state.set(to);
      stepper.reset(Float64Array.of(...to, ...vectors), time);
    },
    tangent(attached) {
      if (attached.length % n !== 0) {
        throw new RangeError(`stepperOf: vectors must be rows of ${n} numbers, got ${attached.length} numbers`);
      }
      vectors = attached;
      const augmented = withLinearization(flow, state, vectors);
      stepper = etdIntegrator(augmented, { step, startTime: stepper.time });
    },
  };
}

function withLinearization(
  { dimension: n, linear, nonlinear, derivative }: SemilinearParts,
  state: State,
  vectors: Float64Array,
): SemilinearFlow {
  const size = n + vectors.length;
  const [y, v, dv] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const extended: VectorField = (t, s, out) => {
    for (let i = 0; i < n; i++) y[i] = s[i];
    nonlinear(t, y, dv);
    for (let i = 0; i < n; i++) out[i] = dv[i];
    for (let row = n; row < size; row += n) {
      for (let i = 0; i < n; i++) v[i] = s[row + i];
      derivative(y, v, dv);
      for (let i = 0; i < n; i++) out[row + i] = dv[i];
    }
  };
  return {
    dimension: size,
    linear: Float64Array.from({ length: size }, (_, i) => linear[i % n]),
    nonlinear: extended,
    initialState: Float64Array.of(...state, ...vectors),
  };
}
