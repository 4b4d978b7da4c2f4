import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "Lorenz84",
  state: ["x", "y", "z"],
  parameters: { a: 1.32, b: 7.91, f: 4.83, g: 4.194 },
  equations: {
    x: "a*(f - x) - y^2 - z^2",
    y: "(x - 1)*y - b*x*z + g",
    z: "(x - 1)*z + b*x*y",
  },
  initialState: [1.926479236120359, -0.13402110197257552, -1.72146730664761],
  period: 6.2586,
  source: "E. N. Lorenz, Irregularity: a fundamental property of the atmosphere, Tellus A 36, 98 (1984)",
  about: "The strength x of the westerly wind and two phases y, z of the waves that it feeds.",
} satisfies FlowDefinition;
