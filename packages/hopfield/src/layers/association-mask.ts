import { checkLength } from "@attractors/core";
import type { Numbers } from "../memory/precision.ts";
import { sizeOf } from "./tensor.ts";

/** Bytes, where anything but 0 forbids; or numbers that are added to the scores, where -Infinity forbids. */
export interface Mask {
  readonly shape: readonly number[];
  readonly data: Uint8Array | Numbers;
}

/** What may not be associated. */
export interface MaskOptions {
  /** [batch, stored] bytes: stored patterns that are not there, since sequences differ in length. @default none */
  paddingMask?: Mask;
  /** [states, stored], the same everywhere, or [batch · heads, states, stored]. @default none */
  associationMask?: Mask;
}

/** What is added to the scores: [batch][heads][states][stored], or the same for all of the first two. */
export interface Addends {
  readonly data: Float64Array;
  readonly shared: boolean;
}

interface Sizes {
  readonly batch: number;
  readonly heads: number;
  readonly states: number;
  /** Stored patterns that the masks know of. */
  readonly stored: number;
  /** Stored patterns behind them that were added, which no mask forbids. */
  readonly added: number;
}

/** Makes one array of both masks; undefined if there is none. */
export function addendsOf(
  where: string,
  { paddingMask, associationMask }: MaskOptions,
  { batch, heads, states, stored, added }: Sizes,
): Addends | undefined {
  if (!paddingMask && !associationMask) return undefined;
  if (paddingMask) checkMask(`${where}: paddingMask`, paddingMask, [[batch, stored]]);
  const everywhere = [states, stored];
  const each = [batch * heads, states, stored];
  if (associationMask) checkMask(`${where}: associationMask`, associationMask, [everywhere, each]);

  const width = stored + added;
  const shared = !paddingMask && associationMask?.shape.length === 2;
  const data = new Float64Array((shared ? 1 : batch * heads) * states * width);
  for (let row = 0; row < data.length / width; row++) {
    const from = associationMask?.shape.length === 2 ? (row % states) * stored : row * stored;
    const item = Math.floor(row / (heads * states)) * stored;
    for (let s = 0; s < stored; s++) {
      if (associationMask) data[row * width + s] = addend(associationMask.data, from + s);
      if (paddingMask && addend(paddingMask.data, item + s) !== 0) data[row * width + s] = -Infinity;
    }
  }
  return { data, shared };
}

function addend(data: Uint8Array | Numbers, index: number): number {
  if (!(data instanceof Uint8Array)) return data[index];
  return data[index] === 0 ? 0 : -Infinity;
}

function checkMask(where: string, { shape, data }: Mask, allowed: readonly (readonly number[])[]): void {
  if (!allowed.some((one) => one.length === shape.length && one.every((length, k) => length === shape[k]))) {
    const shapes = allowed.map((one) => `[${one}]`).join(" or ");
    throw new RangeError(`${where} must have a shape of ${shapes}, got [${shape}]`);
  }
  checkLength(where, data, sizeOf(shape));
  for (let i = 0; i < data.length; i++) {
    if (!(data[i] < Infinity)) {
      throw new RangeError(`${where} must hold finite numbers or -Infinity, got ${data[i]} at index ${i}`);
    }
  }
}
