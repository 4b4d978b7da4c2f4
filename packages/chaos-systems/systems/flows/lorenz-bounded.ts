import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "LorenzBounded",
  state: ["x", "y", "z"],
  parameters: { beta: 8 / 3, r: 64, rho: 28, sigma: 10 },
  where: { shell: "1 - (x^2 + y^2 + z^2)/r^2" },
  equations: {
    x: "sigma*(y - x)*shell",
    y: "(x*(rho - z) - y)*shell",
    z: "(x*y - beta*z)*shell",
  },
  initialState: [-13.284881, -12.444334, 34.188198],
  period: 1.3716,
  source: "J. C. Sprott and A. Xiong, Classifying and quantifying basins of attraction, Chaos 25, 083101 (2015)",
  about: "The Lorenz system slowed down towards a sphere of radius r, which no trajectory leaves.",
  published: { parameters: { beta: 2.667 } },
} satisfies FlowDefinition;
