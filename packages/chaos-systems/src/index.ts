export { type FlowOptions, type FlowSystem, flowOf, type ParameterName } from "@attractors/core";
export {
  aizawa,
  chen,
  chua,
  dadras,
  halvorsen,
  hyperRoessler,
  lorenz,
  roessler,
  rucklidge,
  sprottB,
  thomas,
} from "./generated/flows/index.ts";
export { lorenz96 } from "./lorenz96.ts";
export type { Standardization } from "./standardize.ts";
export { systemByName, systems } from "./systems.ts";
export { type SystemTrajectory, type TrajectoryOptions, trajectoryOf } from "./trajectory-of.ts";
