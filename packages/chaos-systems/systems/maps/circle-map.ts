import type { MapDefinition } from "@attractors/equations";

export default {
  name: "CircleMap",
  state: ["theta"],
  parameters: { omega: 0.333, k: 5.7 },
  equations: {
    theta: "theta + omega + k*sin(2*pi*theta)/(2*pi)",
  },
  initialState: [0],
  source:
    "V. I. Arnold, Small denominators I: mappings of the circumference onto itself, Izv. Akad. Nauk SSSR 25, 21 (1961)",
  about:
    "A rotation of the circle with a nonlinear term, in turns that are counted, not taken modulo 1; chaos needs abs(k) > 1, where there is no inverse.",
  published: { name: "Circle" },
} satisfies MapDefinition;
