import type { Collocation } from "./stiff-method.ts";

const GAMMA = 6.2867047517292765;

/**
 * The implicit Runge-Kutta method Radau IIA of order 9, with five stages: for stiff systems and differential-algebraic ones of
 * index 1 where relative tolerances of 1e-8 and less are asked for. L-stable, stiffly accurate; dense output of order 5. The
 * estimate is of order 5, and may reach 0.1 tolerance^(3/4) (E. Hairer and G. Wanner, J. Comput. Appl. Math. 111, 93, 1999).
 *
 * @example
 * ```ts
 * import { radau5, radau9, solveOde } from "@attractors/solvers";
 *
 * const relaxation = {
 *   dimension: 2,
 *   initialState: Float64Array.of(2, 0),
 *   field: (_: number, y: Float64Array, out: Float64Array) => {
 *     out[0] = y[1];
 *     out[1] = 1000 * (1 - y[0] ** 2) * y[1] - y[0];
 *   },
 * };
 * const strict = { duration: 2000, relativeTolerance: 1e-12 };
 * const steps = [radau5, radau9].map((method) => solveOde(relaxation, { ...strict, method }).statistics.accepted);
 * steps[1] < steps[0] / 4; // → true
 * ```
 */
export const radau9: Collocation = {
  kind: "collocation",
  name: "Radau IIA 9",
  order: 9,
  nodes: [0.05710419611451768, 0.2768430136381238, 0.5835904323689168, 0.8602401356562195, 1],
  weights: [0, 0, 0, 0, 1],
  transformation: [
    [0.013576867344947943, -0.011478515255229515, -0.01401985889287541, -0.010242047817908826, 0.04767387729029572],
    [0.0016179004017190875, -0.007668830749180163, 0.024708578426518527, 0.05017286451737106, -0.09433181918161143],
    [0.07915785334744721, 0.01939846399882895, 0.08180035370375117, -0.23053953404341795, 0.1027030453801259],
    [0.41225608268046143, 0.40760117128019907, 0.19968242788680254, 0.37789390224886127, 0.46674413033249434],
    [1, 1, 0, 1, 0],
  ],
  inverse: [
    [27.697693775684087, 12.783337911304406, 3.20848938671343, -0.9514904122489162, 0.7415504960259895],
    [-33.041880213519, -17.376953479063566, -0.17212906325400557, -0.09916977798254265, 0.5312281158383066],
    [-8.611443979875292, 9.699991409528808, 1.9147286396968743, 2.41869200608494, -1.0474634879353375],
    [5.344186437834912, 4.593615567759161, -3.0363603234594243, 1.050660190231459, -0.27277861186429625],
    [3.748059807439805, -3.984965736343885, -1.0444156416080188, 1.1840985681379486, -0.44991777015678036],
  ],
  real: [GAMMA],
  pairs: [
    [5.70095329867179, 3.2102656003085497],
    [3.655694325463572, 6.543736899360077],
  ],
  error: {
    order: 5,
    gamma: GAMMA,
    start: 1,
    stages: [-27.780933944064635, 3.641478498049213, -1.2525477211691187, 0.5920031671845428, -0.2],
    tolerancePower: 0.75,
  },
  // Of the polynomial through the beginning and the five stages.
  interpolant: {
    order: 5,
    rows: [
      [27.780933944064635, -3.641478498049213, 1.2525477211691187, -0.5920031671845428, -0.8],
      [-36.19335816765893, 10.611734614705874, -10.029661925319592, 18.811285478272644, -11.2],
      [-144.05356518917776, 63.63016294236274, -17.885204671340986, -5.291393081843982, 5.6],
      [199.88739542347736, -127.022853068795, 92.10283313613321, -64.16737549081559, 25.2],
    ],
  },
};
