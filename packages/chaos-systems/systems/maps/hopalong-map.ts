import type { MapDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "HopalongMap",
  state: ["x", "y"],
  parameters: { a: 3.1, b: 2.5, c: 4.2 },
  equations: {
    x: "y - 1 - sqrt(abs(b*x - 1 - c))*sign(x - 1)",
    y: "a - x - 1",
  },
  inverse: {
    x: "a - 1 - y",
    y: "x + 1 + sqrt(abs(b*(a - 1 - y) - 1 - c))*sign(a - 2 - y)",
  },
  initialState: [0.1, 0.1],
  source: "B. Martin in A. K. Dewdney, Computer Recreations: wallpaper for the mind, Sci. Am. 255, September (1986)",
  about: "A point that hops between curves; area-preserving, with a jump at x = 1.",
  published: { name: "Hopalong" },
  hamiltonian: true,
} satisfies MapDefinition & Flags;
