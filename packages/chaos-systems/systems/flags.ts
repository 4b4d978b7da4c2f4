/** What cannot be read off the formulas of a system: `{ … } satisfies FlowDefinition & Flags`. */
export interface Flags {
  /** Whether these are the equations of a Hamiltonian, which may depend on time, perhaps in polar coordinates; of maps, whether they keep areas. @default false */
  readonly hamiltonian?: boolean;
  /** Whether an implicit method is recommended. @default false */
  readonly stiff?: boolean;
  /** @default what the functions in the formulas have: abs, min, max and choices are kinked, sign, floor, mod jump */
  readonly smoothness?: "smooth" | "kinked" | "discontinuous";
}
