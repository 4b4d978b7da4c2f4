import { createHash } from "node:crypto";

/** The first letters of a hash of the bytes of numbers. */
export function hashOf(values: Float64Array): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
