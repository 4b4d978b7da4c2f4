/**
 * Transforms a complex signal in place, X_k = Σ_j x_j exp(-2πi jk / n): `signal[2k]` is a real part and
 * `signal[2k + 1]` the imaginary part that belongs to it.
 */
export type FourierTransform = (signal: Float64Array) => void;

/** One pass over the signal: `count` groups of `radix` numbers each are combined, `stride` such sets side by side. */
interface Stage {
  readonly radix: number;
  readonly count: number;
  readonly stride: number;
}

/**
 * Prepares the Fourier transform of signals whose length is the product of `radices`, each 4, 2 or an odd number: the
 * self-sorting algorithm of Stockham (Cochran et al., Proc. IEEE 55, 1664, 1967), decimated in frequency. A stage
 * takes x[q + s (p + m k)], k = 0 … r - 1, to y[q + s (r p + j)] = w^{pj} Σ_k x_k exp(-2πi jk / r), with
 * w = exp(-2πi / rm).
 */
export function mixedRadixTransform(length: number, radices: readonly number[]): FourierTransform {
  let count = length;
  const stages = radices.map((radix): Stage => {
    count /= radix;
    return { radix, count, stride: length / (count * radix) };
  });
  const roots = rootsOfUnity(length);
  const work = new Float64Array(2 * length);
  return (signal) => {
    let from = signal;
    let to: Float64Array = work;
    for (const stage of stages) {
      if (stage.radix === 4) combineFour(stage, roots, from, to);
      else if (stage.radix === 2) combineTwo(stage, roots, from, to);
      else combineOdd(stage, roots, from, to);
      [from, to] = [to, from];
    }
    if (from !== signal) signal.set(from);
  };
}

/** The numbers exp(-2πi k / n), real and imaginary parts in turn. */
function rootsOfUnity(length: number): Float64Array {
  const roots = new Float64Array(2 * length);
  for (let k = 0; k < length; k++) {
    const angle = (-2 * Math.PI * k) / length;
    roots[2 * k] = Math.cos(angle);
    roots[2 * k + 1] = Math.sin(angle);
  }
  return roots;
}

function combineTwo({ count, stride }: Stage, roots: Float64Array, x: Float64Array, y: Float64Array): void {
  const far = 2 * stride * count;
  for (let p = 0; p < count; p++) {
    const re = roots[2 * p * stride];
    const im = roots[2 * p * stride + 1];
    let k = 2 * stride * p;
    let j = 2 * k;
    for (let q = 0; q < stride; q++, k += 2, j += 2) {
      const differenceRe = x[k] - x[k + far];
      const differenceIm = x[k + 1] - x[k + far + 1];
      y[j] = x[k] + x[k + far];
      y[j + 1] = x[k + 1] + x[k + far + 1];
      y[j + 2 * stride] = re * differenceRe - im * differenceIm;
      y[j + 2 * stride + 1] = re * differenceIm + im * differenceRe;
    }
  }
}

function combineFour({ count, stride }: Stage, roots: Float64Array, x: Float64Array, y: Float64Array): void {
  const far = 2 * stride * count;
  const next = 2 * stride;
  for (let p = 0; p < count; p++) {
    const root = 2 * p * stride;
    const re1 = roots[root];
    const im1 = roots[root + 1];
    const re2 = roots[2 * root];
    const im2 = roots[2 * root + 1];
    const re3 = roots[3 * root];
    const im3 = roots[3 * root + 1];
    let a = next * p;
    let j = 4 * a;
    for (let q = 0; q < stride; q++, a += 2, j += 2) {
      const b = a + far;
      const c = b + far;
      const d = c + far;
      const evenRe = x[a] + x[c];
      const evenIm = x[a + 1] + x[c + 1];
      const oddRe = x[b] + x[d];
      const oddIm = x[b + 1] + x[d + 1];
      const leftRe = x[a] - x[c];
      const leftIm = x[a + 1] - x[c + 1];
      const rightRe = x[b + 1] - x[d + 1]; // -i (x_b - x_d)
      const rightIm = x[d] - x[b];
      y[j] = evenRe + oddRe;
      y[j + 1] = evenIm + oddIm;
      const firstRe = leftRe + rightRe;
      const firstIm = leftIm + rightIm;
      y[j + next] = re1 * firstRe - im1 * firstIm;
      y[j + next + 1] = re1 * firstIm + im1 * firstRe;
      const secondRe = evenRe - oddRe;
      const secondIm = evenIm - oddIm;
      y[j + 2 * next] = re2 * secondRe - im2 * secondIm;
      y[j + 2 * next + 1] = re2 * secondIm + im2 * secondRe;
      const thirdRe = leftRe - rightRe;
      const thirdIm = leftIm - rightIm;
      y[j + 3 * next] = re3 * thirdRe - im3 * thirdIm;
      y[j + 3 * next + 1] = re3 * thirdIm + im3 * thirdRe;
    }
  }
}

/**
 * For an odd radix the numbers k and r - k go together: X_j and X_{r-j} are x_0 + Σ_k (x_k + x_{r-k}) cos(2πjk/r) minus
 * and plus i Σ_k (x_k - x_{r-k}) sin(2πjk/r), over k = 1 … (r - 1) / 2.
 */
function combineOdd({ radix, count, stride }: Stage, roots: Float64Array, x: Float64Array, y: Float64Array): void {
  const half = (radix - 1) / 2;
  const far = 2 * stride * count;
  const next = 2 * stride;
  const turns = turnsOf(radix);
  const pairs = new Float64Array(4 * half);
  for (let p = 0; p < count; p++) {
    let a = next * p;
    let out = radix * a;
    for (let q = 0; q < stride; q++, a += 2, out += 2) {
      let sumRe = x[a];
      let sumIm = x[a + 1];
      for (let k = 1; k <= half; k++) {
        const left = a + k * far;
        const right = a + (radix - k) * far;
        const pair = 4 * k - 4;
        pairs[pair] = x[left] + x[right];
        pairs[pair + 1] = x[left + 1] + x[right + 1];
        pairs[pair + 2] = x[left] - x[right];
        pairs[pair + 3] = x[left + 1] - x[right + 1];
        sumRe += pairs[pair];
        sumIm += pairs[pair + 1];
      }
      y[out] = sumRe;
      y[out + 1] = sumIm;
      for (let j = 1, turn = 0; j <= half; j++) {
        let evenRe = x[a];
        let evenIm = x[a + 1];
        let oddRe = 0;
        let oddIm = 0;
        for (let pair = 0; pair < pairs.length; pair += 4, turn += 2) {
          const cos = turns[turn];
          const sin = turns[turn + 1];
          evenRe += cos * pairs[pair];
          evenIm += cos * pairs[pair + 1];
          oddRe += sin * pairs[pair + 3];
          oddIm -= sin * pairs[pair + 2];
        }
        rotate(y, out + j * next, evenRe + oddRe, evenIm + oddIm, roots, 2 * p * j * stride);
        rotate(y, out + (radix - j) * next, evenRe - oddRe, evenIm - oddIm, roots, 2 * p * (radix - j) * stride);
      }
    }
  }
}

/** cos(2πjk/r) and sin(2πjk/r) in turn, for j and k from 1 to (r - 1) / 2. */
function turnsOf(radix: number): Float64Array {
  const half = (radix - 1) / 2;
  const turns = new Float64Array(2 * half * half);
  for (let j = 1, turn = 0; j <= half; j++) {
    for (let k = 1; k <= half; k++, turn += 2) {
      const angle = (2 * Math.PI * ((j * k) % radix)) / radix;
      turns[turn] = Math.cos(angle);
      turns[turn + 1] = Math.sin(angle);
    }
  }
  return turns;
}

/** Writes a complex number, times a root of unity, to `y[at]` and `y[at + 1]`. */
function rotate(y: Float64Array, at: number, re: number, im: number, roots: Float64Array, root: number): void {
  y[at] = roots[root] * re - roots[root + 1] * im;
  y[at + 1] = roots[root] * im + roots[root + 1] * re;
}
