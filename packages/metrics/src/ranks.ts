/**
 * The indices of an array in the order of its values; equal values keep their order. A merge sort of numbers, without
 * calls of a comparison.
 */
export function orderOf(values: Float64Array): Uint32Array {
  const length = values.length;
  let from = Uint32Array.from({ length }, (_, k) => k);
  let to = new Uint32Array(length);
  for (let width = 1; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      let left = start;
      let right = middle;
      for (let k = start; k < end; k++) {
        to[k] =
          left < middle && (right >= end || values[from[left]] <= values[from[right]]) ? from[left++] : from[right++];
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** The ranks of the values, from 1 on; equal values share their mean rank. */
export function ranksOf(values: Float64Array): Float64Array {
  const order = orderOf(values);
  const ranks = new Float64Array(values.length);
  for (let first = 0, next = 0; first < order.length; first = next) {
    while (next < order.length && values[order[next]] === values[order[first]]) next++;
    for (let k = first; k < next; k++) ranks[order[k]] = (first + next + 1) / 2;
  }
  return ranks;
}
