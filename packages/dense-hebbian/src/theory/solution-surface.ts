import type { DataLaw } from "./data-law.ts";
import { rigidity } from "./free-energy.ts";
import { orderEquationsOf } from "./order-equations.ts";

/** A retrieval state, and the load and noise at which it solves the equations. */
export interface SurfacePoint {
  readonly load: number;
  readonly noise: number;
  readonly magnetization: number;
  readonly signal: number;
  readonly overlap: number;
  readonly response: number;
  readonly crossTalk: number;
  /** Replica-symmetric free energy. */
  readonly freeEnergy: number;
  /** 1 - λ of de Almeida and Thouless. */
  readonly stability: number;
}

/** All retrieval states of a kind of network, by σ and τ: cross-talk and noise in units of the signal's field n^(P-1). */
export type SolutionSurface = (sigma: number, tau: number) => SurfacePoint;

/**
 * Opens the surface of all replica-symmetric retrieval states. In units of the field n^(P-1) that the signal makes, the
 * averages depend on σ = s/n^(P-1) and τ = T/n^(P-1) alone; so these two give n, then T and the load, without anything to
 * solve. Spinodals are the folds of this surface over the plane of load and noise, and all lines of the phase diagram are
 * curves on it. Negative τ continues the surface smoothly beyond T = 0, for derivatives.
 */
export function solutionSurface(law: DataLaw): SolutionSurface {
  const { interaction: P, strengths, counts } = law;
  const equations = orderEquationsOf(law);
  return (sigma, tau) => {
    const averages = equations.averages(1, Math.abs(sigma), Math.abs(tau));
    const { magnetization, signal, overlap, sech4 } = averages;
    const unit = signal ** (P - 1);
    const deviation = sigma * unit;
    const noise = tau * unit;
    const response = averages.response / unit;
    averages.response = response;
    const load = sigma === 0 ? 0 : equations.load(averages, deviation);
    const crossTalk = sigma === 0 ? equations.crossTalk(overlap, response) : deviation ** 2 / load;

    let rest = 0;
    if (P > 2) {
      for (let j = 0; j < P; j++) rest -= (response * overlap ** j) / P;
    } else {
      for (let k = 0; k < strengths.length; k++) {
        const stiffness = 1 - strengths[k] * response;
        rest +=
          counts[k] *
          (noise * Math.log(Math.max(stiffness, 1e-300)) - (strengths[k] * overlap) / stiffness + strengths[k]);
      }
    }
    const cross = load === 0 ? 0 : (load / 2) * (crossTalk * response + rest);
    return {
      ...{ load, noise, magnetization, signal, overlap, response, crossTalk },
      freeEnergy: -averages.energy * unit + ((P - 1) / P) * signal ** P + cross,
      stability: 1 - (load * rigidity(P, overlap, response, law) * sech4) / noise ** 2,
    };
  };
}
