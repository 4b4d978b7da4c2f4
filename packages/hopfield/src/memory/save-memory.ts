import { type AssociativeMemory, associativeMemory, type MemorySettings } from "./associative-memory.ts";
import { doublePrecision, type Numbers, type Precision, singlePrecision } from "./precision.ts";

const FORMAT = "attractors/associative-memory";
const VERSION = 1;

/**
 * Writes a memory as bytes: one line of JSON with its format, version and sizes, then the vectors and values as
 * little-endian numbers of its precision, exactly.
 *
 * @example
 * ```ts
 * import { associativeMemory, loadMemory, saveMemory } from "@attractors/hopfield";
 *
 * const memory = associativeMemory({ dimension: 2, beta: 4 });
 * memory.store([1, 2, 3, 4]);
 * loadMemory(saveMemory(memory)).vectorAt(1); // → [3, 4]
 * ```
 */
export function saveMemory({ settings, precision, count, ...memory }: AssociativeMemory<Numbers>): Uint8Array {
  const header = { format: FORMAT, version: VERSION, precision: precision.name, count, settings };
  const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const bytes = new Uint8Array(line.length + count * widthOf(settings) * precision.bytes);
  bytes.set(line);
  const view = new DataView(bytes.buffer);
  let place = line.length;
  for (let k = 0; k < count; k++) {
    write(memory.vectorAt(k));
    if (settings.valueDimension !== undefined) write(memory.valueAt(k));
  }
  return bytes;

  function write(row: Numbers): void {
    for (let j = 0; j < row.length; j++, place += precision.bytes) {
      if (precision.bytes === 4) view.setFloat32(place, row[j], true);
      else view.setFloat64(place, row[j], true);
    }
  }
}

/**
 * Reads a memory that `saveMemory` wrote.
 *
 * @throws {TypeError} if the bytes are no memory of a version that this package reads, or do not have the length that their
 * header says.
 * @throws {RangeError} if a size or a number in them is out of its range.
 *
 * @example
 * ```ts
 * import { associativeMemory, loadMemory, saveMemory } from "@attractors/hopfield";
 *
 * const memory = associativeMemory({ dimension: 2, beta: 4 });
 * memory.store([1, 2, 3, 4]);
 * loadMemory(saveMemory(memory)).recall([3, 4]); // ≈ [3, 4]
 * ```
 */
export function loadMemory(bytes: Uint8Array): AssociativeMemory<Numbers> {
  const end = bytes.indexOf(10);
  const { settings, precision, count } = headerOf(new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0))));
  const options = { ...settings, capacity: count };
  const memory: AssociativeMemory<Numbers> =
    precision.bytes === 4
      ? associativeMemory({ ...options, precision: singlePrecision })
      : associativeMemory({ ...options, precision: doublePrecision });
  const width = widthOf(settings);
  if (bytes.length - end - 1 !== count * width * precision.bytes) {
    throw new TypeError(
      `loadMemory: ${count} rows of ${width} numbers take ${count * width * precision.bytes} bytes, got ${bytes.length - end - 1}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + end + 1);
  const { dimension, valueDimension } = settings;
  let place = 0;
  const read = (length: number) =>
    Float64Array.from({ length }, () => {
      const number = precision.bytes === 4 ? view.getFloat32(place, true) : view.getFloat64(place, true);
      place += precision.bytes;
      return number;
    });
  for (let k = 0; k < count; k++) {
    const vector = read(dimension);
    memory.store(vector, valueDimension === undefined ? undefined : read(valueDimension));
  }
  return memory;
}

function widthOf({ dimension, valueDimension = 0 }: MemorySettings): number {
  return dimension + valueDimension;
}

function headerOf(line: string): { settings: MemorySettings; precision: Precision<Numbers>; count: number } {
  const header: unknown = parse(line);
  if (typeof header !== "object" || header === null || !("format" in header) || header.format !== FORMAT) {
    throw new TypeError(`loadMemory: the bytes do not begin with a header of ${FORMAT}`);
  }
  if (!("version" in header) || header.version !== VERSION) {
    throw new TypeError(`loadMemory: version must be ${VERSION}; a newer release may read it`);
  }
  const { settings, precision, count } = header as Record<string, unknown>;
  if (typeof settings !== "object" || settings === null || !Number.isSafeInteger(count) || Number(count) < 0) {
    throw new TypeError("loadMemory: the header must hold settings and a count");
  }
  if (precision !== "single" && precision !== "double") {
    throw new TypeError(`loadMemory: precision must be single or double, got ${precision}`);
  }
  return {
    settings: settings as MemorySettings,
    precision: precision === "single" ? singlePrecision : doublePrecision,
    count: Number(count),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
