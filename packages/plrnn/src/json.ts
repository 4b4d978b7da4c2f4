import { checkFinite } from "@attractors/core";
import { type Architecture, architectures, type SizeName, sizeNames, sizeOf } from "./architecture.ts";
import { observations } from "./observation.ts";
import { type Plrnn, parametersOf } from "./plrnn.ts";

const FORMAT = "attractors/plrnn";
const VERSION = 1;

/**
 * Writes a network as JSON: its format and version, sizes, and each parameter by name as rows of numbers, exactly.
 *
 * @throws {RangeError} if a parameter is not finite, for which JSON has no word.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, plrnnFromJson, plrnnToJson } from "@attractors/plrnn";
 *
 * const model = createPlrnn({ observationDimension: 3, rng: createRng(1) });
 * plrnnFromJson(plrnnToJson(model)).parameters[0] === model.parameters[0]; // → true
 * ```
 */
export function plrnnToJson(model: Plrnn): string {
  const { parameters: numbers, ...description } = model;
  checkFinite("plrnnToJson: parameters", numbers);
  const parameters = Object.fromEntries(
    Object.entries(parametersOf(model)).map(([name, { rows, columns, data }]) => [
      name,
      Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns))),
    ]),
  );
  return JSON.stringify({ format: FORMAT, version: VERSION, ...description, parameters });
}

/**
 * Reads a network that `plrnnToJson` wrote. Keys that it does not know are left alone, so that a file may hold more.
 *
 * @throws {TypeError} if the text is not JSON, or not a network of a version that this package reads; the message says
 * which part is wrong.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { createPlrnn, plrnnFromJson, plrnnToJson } from "@attractors/plrnn";
 *
 * plrnnFromJson(plrnnToJson(createPlrnn({ observationDimension: 3, rng: createRng(1) }))).hiddenSize; // → 50
 * ```
 */
export function plrnnFromJson(text: string): Plrnn {
  const file = record(parse(text), "the file");
  if (file.format !== FORMAT) throw wrong(`format must be "${FORMAT}", got ${JSON.stringify(file.format)}`);
  if (file.version !== VERSION) {
    throw wrong(`version must be ${VERSION}, got ${JSON.stringify(file.version)}; a newer release may read it`);
  }
  const architecture = oneOf(architectures, file.architecture, "architecture");
  const latentDimension = count(file.latentDimension, "latentDimension");
  const inputDimension = file.inputDimension === undefined ? 0 : count(file.inputDimension, "inputDimension", 0);
  const description = {
    architecture,
    observation: oneOf(observations, file.observation, "observation"),
    latentDimension,
    ...ownSizes(architectures[architecture].sizes, file, latentDimension),
    observationDimension: count(file.observationDimension, "observationDimension"),
    ...(inputDimension > 0 ? { inputDimension } : {}),
    interval: number(file.interval, "interval"),
  };
  if (description.interval <= 0) throw wrong(`interval must be positive, got ${description.interval}`);
  if (
    description.observation === "identityObservation" &&
    description.latentDimension < description.observationDimension
  ) {
    throw wrong("an identity observation needs at least as many latent units as observed components");
  }
  const blocks = [
    ...architectures[description.architecture].blocks(description),
    ...observations[description.observation].blocks(description),
  ];
  const model = { ...description, parameters: new Float64Array(sizeOf(blocks)) };
  const stored = record(file.parameters, "parameters");
  for (const [name, { rows, columns, data }] of Object.entries(parametersOf(model))) {
    const matrix = list(stored[name], rows, `parameters.${name}`);
    matrix.forEach((row, i) => {
      const place = `parameters.${name}[${i}]`;
      data.set(
        list(row, columns, place).map((value, j) => number(value, `${place}[${j}]`)),
        i * columns,
      );
    });
  }
  return model;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(`the text is not JSON (${cause instanceof Error ? cause.message : String(cause)})`);
  }
}

function record(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw wrong(`${place} must be an object`);
  return value as Record<string, unknown>;
}

function list(value: unknown, length: number, place: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length !== length) throw wrong(`${place} must be a list of ${length}`);
  return value;
}

function number(value: unknown, place: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw wrong(`${place} must be a finite number, got ${JSON.stringify(value)}`);
  }
  return value;
}

/** The sizes that a family has of its own. */
function ownSizes(
  sizes: Architecture["sizes"],
  file: Record<string, unknown>,
  latentDimension: number,
): Partial<Record<SizeName, number>> {
  const own: Partial<Record<SizeName, number>> = {};
  for (const size of sizeNames) {
    if (sizes[size] !== undefined) own[size] = count(file[size], size, size === "reluUnits" ? 0 : 1);
  }
  if (own.reluUnits !== undefined && own.reluUnits > latentDimension) {
    throw wrong(`reluUnits must be at most latentDimension ${latentDimension}, got ${own.reluUnits}`);
  }
  return own;
}

function count(value: unknown, place: string, least = 1): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < least) {
    throw wrong(`${place} must be a whole number, at least ${least}, got ${JSON.stringify(value)}`);
  }
  return value;
}

function oneOf<Name extends string>(known: Readonly<Record<Name, unknown>>, value: unknown, place: string): Name {
  if (typeof value !== "string" || !Object.hasOwn(known, value)) {
    throw wrong(`${place} must be one of ${Object.keys(known).join(", ")}, got ${JSON.stringify(value)}`);
  }
  return value as Name;
}

function wrong(what: string): TypeError {
  return new TypeError(`plrnnFromJson: ${what}`);
}
