import { checkMemory } from "../network/patterns.ts";

/** Where arrays lie in a memory: the shared ones, and those of each chain. */
export interface Layout {
  readonly bytes: number;
  readonly shared: readonly number[];
  readonly chains: readonly (readonly number[])[];
}

/**
 * Gives arrays their places, each at a multiple of 16 bytes, from their lengths in bytes: shared ones, and such as every
 * chain has for itself.
 *
 * @throws {RangeError} if they are more than a memory can hold.
 */
export function layOut(where: string, shared: number[], own: number[], chains: number): Layout {
  const sizes = [shared, own].map((lengths) => lengths.map((length) => 16 * Math.ceil(length / 16)));
  const [sharedBytes, ownBytes] = sizes.map((row) => row.reduce((sum, size) => sum + size, 0));
  const bytes = sharedBytes + chains * ownBytes;
  checkMemory(where, bytes);
  let next = 0;
  const places = (row: readonly number[]) =>
    row.map((size) => {
      const place = next;
      next += size;
      return place;
    });
  return { bytes, shared: places(sizes[0]), chains: Array.from({ length: chains }, () => places(sizes[1])) };
}
