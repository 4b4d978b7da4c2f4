import type { ParameterName } from "@attractors/core";
import type { CatalogueFacts, CatalogueSystem } from "./catalogue.ts";

/** In what a variant differs from the system whose equations it has. */
export interface VariantOptions<P extends string> extends Partial<CatalogueFacts> {
  name: string;
  source: string;
  about: string;
  parameters?: Readonly<Partial<Record<P, number>>>;
  initialState?: readonly number[];
  period?: number;
}

/**
 * Makes a system of the catalogue from another one: the same equations with other default parameters, initial state and
 * period, under a name of its own. Invariants are not taken over, for they are those of other parameters.
 *
 * @example
 * ```ts
 * import { lorenz, variant } from "@attractors/chaos-systems";
 *
 * const calm = variant(lorenz, {
 *   name: "CalmLorenz",
 *   source: "E. N. Lorenz, J. Atmos. Sci. 20, 130 (1963)",
 *   about: "Convection that comes to a steady state.",
 *   parameters: { rho: 10 },
 * });
 * calm.parameters.rho; // → 10
 * calm.parameters.sigma; // → 10
 * ```
 */
export function variant<S extends CatalogueSystem>(
  base: S,
  { parameters, ...others }: VariantOptions<ParameterName<S>>,
): S {
  return { ...base, invariants: undefined, ...others, parameters: { ...base.parameters, ...parameters } };
}
