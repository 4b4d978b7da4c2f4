import type { FlowDefinition } from "@attractors/equations";

export default {
  name: "SaltonSea",
  state: ["x", "y", "z"],
  parameters: { a: 15, d: 8.3, k: 400, lam: 0.06, m: 15.5, mu: 3.4, r: 22, th: 10 },
  equations: {
    x: "r*x*(1 - (x + y)/k) - lam*x*y",
    y: "lam*x*y - m*y*z/(y + a) - mu*y",
    z: "th*y*z/(y + a) - d*z",
  },
  initialState: [231.92548, 89.511944, 56.753804],
  period: 0.96738,
  source:
    "R. K. Upadhyay, N. Bairagi, K. Kundu and J. Chattopadhyay, Chaos in eco-epidemiological problem of the Salton Sea and its possible control, Appl. Math. Comput. 196, 392 (2008)",
  about: "Healthy fish x, infected fish y and the pelicans z that eat the infected ones.",
} satisfies FlowDefinition;
