/**
 * The derivative of a function of one number by Richardson's extrapolation of central differences, of order 6, with an
 * estimate of its error.
 */
export function derivativeOf(
  f: (x: number) => ArrayLike<number>,
  x: number,
  h: number,
): { value: number[]; error: number[] } {
  const central = (step: number): number[] => {
    const [up, down] = [Array.from(f(x + step)), Array.from(f(x - step))];
    return up.map((value, i) => (value - down[i]) / (2 * step));
  };
  const [coarse, middle, fine] = [central(h), central(h / 2), central(h / 4)];
  const first = middle.map((value, i) => (4 * value - coarse[i]) / 3);
  const second = fine.map((value, i) => (4 * value - middle[i]) / 3);
  const value = second.map((best, i) => (16 * best - first[i]) / 15);
  return { value, error: value.map((best, i) => Math.abs(best - second[i])) };
}
