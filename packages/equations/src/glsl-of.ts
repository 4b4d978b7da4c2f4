import { glslSource } from "./code/glsl-source.ts";
import type { DelayDefinition, FlowDefinition, MapDefinition } from "./definition/definition.ts";
import { readDelayFlow } from "./definition/read-delay-flow.ts";
import { readFlow } from "./definition/read-flow.ts";
import { readMap } from "./definition/read-map.ts";

/**
 * Writes the field of a flow as a function in GLSL ES 3.00, the language of WebGL 2: it takes the state (`float`, `vec2`,
 * `vec3`, `vec4`, or `float[n]` of more), the time, past values (of a system with delays), and the parameters, arrays
 * written out; and returns the velocity. It bears the definition's name, with a small first letter.
 *
 * In single precision. A power whose exponent is not a whole number takes the absolute value of its base, whose power
 * GLSL leaves undefined where it is negative.
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineFlow`).
 *
 * @example
 * ```ts
 * import { glslOf } from "@attractors/equations";
 *
 * const oscillator = {
 *   name: "VanDerPol",
 *   state: ["x", "v"],
 *   parameters: { mu: 5 },
 *   equations: { x: "v", v: "mu*(1 - x^2)*v - x" },
 *   initialState: [1, 0],
 * };
 * const lines = glslOf(oscillator).split("\n");
 * lines[0] === "vec2 vanDerPol(vec2 s, float t, float mu) {"; // → true
 * lines[3] === "  return vec2(v, mu * (1.0 - x * x) * v - x);"; // → true
 * ```
 */
export function glslOf(definition: FlowDefinition | DelayDefinition): string {
  const isDelayed = "past" in definition;
  const flow = isDelayed ? readDelayFlow("glslOf", definition) : readFlow("glslOf", definition);
  const past = isDelayed ? Object.keys(definition.past) : [];
  const { state, where, field } = flow;
  const parameters = Object.keys(flow.parameters);
  return glslSource(
    { name: functionName(definition.name ?? "flow"), state, parameters, where, timed: true, past },
    field,
  );
}

/**
 * Writes a map as a function in GLSL ES 3.00, as `glslOf` does the field of a flow; it takes no time.
 *
 * @throws {RangeError} if the definition is not well-formed (see `defineMap`).
 *
 * @example
 * ```ts
 * import { glslOfMap } from "@attractors/equations";
 *
 * const system = { state: ["x"], parameters: { r: 4 }, equations: { x: "r*x*(1 - x)" }, initialState: [0.3] };
 * glslOfMap({ name: "Logistic", ...system }).startsWith("float logistic(float s, float r) {"); // → true
 * ```
 */
export function glslOfMap(definition: MapDefinition): string {
  const { state, where, image, parameters } = readMap("glslOfMap", definition);
  const name = functionName(definition.name ?? "map");
  return glslSource({ name, state, parameters: Object.keys(parameters), where, timed: false, past: [] }, image);
}

function functionName(name: string): string {
  const letters = name.normalize("NFD").replaceAll(/[^A-Za-z\d_]/g, "");
  const word = /^[A-Za-z]/.test(letters) ? letters : `f${letters}`;
  return `${word[0].toLowerCase()}${word.slice(1)}`;
}
