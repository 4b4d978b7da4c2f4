/** In which order the spins of a network have their turns. */
export interface SpinUpdate {
  readonly name: "sequential" | "parallel";
}

/** One spin after the other, each seeing the changes before it: the Boltzmann distribution is stationary. */
export const sequential: SpinUpdate = { name: "sequential" };

/**
 * All spins at once, from the fields of the same state (Little 1974): with Glauber's rule and pairwise couplings the
 * distribution ∝ Π_i cosh(β h_i) is stationary, not Boltzmann's.
 */
export const parallel: SpinUpdate = { name: "parallel" };
