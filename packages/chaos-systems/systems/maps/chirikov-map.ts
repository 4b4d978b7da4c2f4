import type { MapDefinition } from "@attractors/equations";
import type { Flags } from "../flags.ts";

export default {
  name: "ChirikovMap",
  state: ["p", "x"],
  parameters: { k: 0.971635 },
  equations: {
    p: "p + k*sin(x)",
    x: "x + p + k*sin(x)",
  },
  inverse: {
    p: "p - k*sin(x - p)",
    x: "x - p",
  },
  initialState: [0.1, 0.1],
  source: "B. V. Chirikov, A universal instability of many-dimensional oscillator systems, Phys. Rep. 52, 263 (1979)",
  about:
    "The standard map: a rotor of angle x and momentum p that is kicked; area-preserving, at the strength where its last torus breaks.",
  published: { name: "Chirikov" },
  hamiltonian: true,
} satisfies MapDefinition & Flags;
