import { orderOf } from "../ranks.ts";

/**
 * Kendall's τ_b = (C - D) / sqrt((n - n_x) (n - n_y)), with n pairs, n_x tied in x, n_y tied in y. Sorted by x and then y,
 * the discordant pairs are the exchanges that a merge sort by y makes (Knight 1966). 0 where one of the two does not vary.
 */
export function kendallOf(x: Float64Array, y: Float64Array): number {
  const length = x.length;
  const byY = orderOf(y);
  const sortedX = new Float64Array(length);
  for (let k = 0; k < length; k++) sortedX[k] = x[byY[k]];
  const byBoth = orderOf(sortedX); // stable: within equal x, by y
  const first = new Float64Array(length);
  const second = new Float64Array(length);
  for (let k = 0; k < length; k++) {
    first[k] = sortedX[byBoth[k]];
    second[k] = y[byY[byBoth[k]]];
  }

  let tiedX = 0;
  let tiedBoth = 0;
  for (let k = 1, runX = 0, runBoth = 0; k < length; k++) {
    runX = first[k] === first[k - 1] ? runX + 1 : 0;
    runBoth = runX > 0 && second[k] === second[k - 1] ? runBoth + 1 : 0;
    tiedX += runX;
    tiedBoth += runBoth;
  }
  const discordant = sortCounting(second);
  let tiedY = 0;
  for (let k = 1, run = 0; k < length; k++) {
    run = second[k] === second[k - 1] ? run + 1 : 0;
    tiedY += run;
  }
  const pairs = (length * (length - 1)) / 2;
  const scale = Math.sqrt(pairs - tiedX) * Math.sqrt(pairs - tiedY);
  if (scale === 0) return 0;
  const difference = pairs - tiedX - tiedY + tiedBoth - 2 * discordant;
  return Math.max(-1, Math.min(1, difference / scale));
}

/** Sorts in place, and counts the pairs that were in the wrong order. */
function sortCounting(values: Float64Array): number {
  const length = values.length;
  let from = values;
  let to = new Float64Array(length);
  let inversions = 0;
  for (let width = 1; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      let left = start;
      let right = middle;
      for (let k = start; k < end; k++) {
        if (left < middle && (right >= end || from[left] <= from[right])) to[k] = from[left++];
        else {
          inversions += middle - left;
          to[k] = from[right++];
        }
      }
    }
    const sorted = to;
    to = from as typeof to;
    from = sorted;
  }
  if (from !== values) values.set(from);
  return inversions;
}
