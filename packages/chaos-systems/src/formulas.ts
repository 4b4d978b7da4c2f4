import type { DelaySystem, NamedSystem } from "@attractors/core";
import { formulasOfSystems, glslOfSystems, latexOfSystems } from "./generated/formulas.ts";

/** The equations of a system as texts, in the syntax of `@attractors/equations`. */
export interface Formulas {
  /** The right-hand sides, by state variable. */
  readonly equations: Readonly<Record<string, string>>;
  /** Formulas that the equations use, by name; each may use those before it. */
  readonly where?: Readonly<Record<string, string>>;
  /** Of delay systems: what past value each symbol is, as state variable and delay. */
  readonly past?: DelaySystem["past"];
}

/**
 * Gives the equations of a system of the catalogue as texts. They stand apart from the systems, so that who computes with
 * one need not load them.
 *
 * @throws {RangeError} if it is none of the catalogue and holds no equations of its own.
 *
 * @example
 * ```ts
 * import { lorenz } from "@attractors/chaos-systems";
 * import { formulasOf } from "@attractors/chaos-systems/formulas";
 *
 * formulasOf(lorenz).equations.z; // → "x*y - beta*z"
 * ```
 */
export function formulasOf(system: NamedSystem): Formulas {
  const { name, equations, where } = system;
  if (equations) return { equations, ...(where && { where }) };
  if (Object.hasOwn(formulasOfSystems, name)) return formulasOfSystems[name];
  throw new RangeError(`formulasOf: ${name} is no system of the catalogue and has no equations`);
}

/**
 * The equations of each compiled system in LaTeX, by the system's name: a line for each state variable, then one for each
 * part that has a name of its own.
 *
 * @example
 * ```ts
 * import { latex } from "@attractors/chaos-systems/formulas";
 *
 * latex.Lorenz[0] === String.raw`\dot{x} = \sigma (y - x)`; // → true
 * ```
 */
export const latex: Readonly<Record<string, readonly string[]>> = latexOfSystems;

/**
 * The equations of each compiled flow and map as a function in GLSL ES 3.00, by the system's name, for pages that move
 * many points on the graphics card.
 *
 * @example
 * ```ts
 * import { glsl } from "@attractors/chaos-systems/formulas";
 *
 * glsl.Lorenz.includes("vec3 lorenz("); // → true
 * ```
 */
export const glsl: Readonly<Record<string, string>> = glslOfSystems;
