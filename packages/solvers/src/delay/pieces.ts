/**
 * Dense output of many steps, kept: piece k covers `times[k] … times[k + 1]` and holds the rows y, Δ, F_1,
 * F_2, … of Hairer's alternating form. One more piece behind the last can be tentative: the step being tried.
 */
export interface Pieces {
  readonly dimension: number;
  /** Number of rows F_r. */
  readonly degree: number;
  /** Number of pieces that stay. */
  count: number;
  /** `count + 1` times, and the end of the tentative piece. */
  times: Float64Array;
  /** `(degree + 2) * dimension` numbers for each piece. */
  rows: Float64Array;
}

export function createPieces(dimension: number, degree: number): Pieces {
  return {
    dimension,
    degree,
    count: 0,
    times: new Float64Array(66),
    rows: new Float64Array(64 * (degree + 2) * dimension),
  };
}

/** Forgets all pieces, and begins anew at a time. */
export function clearPieces(p: Pieces, time: number): void {
  p.count = 0;
  p.times[0] = time;
}

/** Writes the tentative piece: a straight line from `start` along `velocity`, the guess before the step is tried. */
export function writeLine(p: Pieces, end: number, start: Float64Array, velocity: Float64Array): void {
  const n = p.dimension;
  const base = openTentative(p, end);
  const h = end - p.times[p.count];
  for (let i = 0; i < n; i++) {
    p.rows[base + i] = start[i];
    p.rows[base + n + i] = h * velocity[i];
  }
  p.rows.fill(0, base + 2 * n, base + (p.degree + 2) * n);
}

/** Writes the tentative piece: the dense output of the step that has been tried. */
export function writePiece(
  p: Pieces,
  end: number,
  start: Float64Array,
  state: Float64Array,
  interpolant: readonly Float64Array[],
): void {
  const n = p.dimension;
  const base = openTentative(p, end);
  const rows = p.rows;
  for (let i = 0; i < n; i++) {
    rows[base + i] = start[i];
    rows[base + n + i] = state[i] - start[i];
  }
  for (let r = 0; r < p.degree; r++) {
    const row = interpolant[r];
    const at = base + (r + 2) * n;
    for (let i = 0; i < n; i++) rows[at + i] = row[i];
  }
}

/** Makes room for one more piece; returns where its rows begin. */
function openTentative(p: Pieces, end: number): number {
  const width = (p.degree + 2) * p.dimension;
  const base = p.count * width;
  if (base + width > p.rows.length) {
    p.rows = doubled(p.rows);
    p.times = doubled(p.times);
  }
  p.times[p.count + 1] = end;
  return base;
}

function doubled(values: Float64Array): Float64Array {
  const more = new Float64Array(2 * values.length);
  more.set(values);
  return more;
}

/** Forgets the pieces that end before `time`, where this is worth the copying. */
export function forgetBefore(p: Pieces, time: number): void {
  const old = p.count >> 1;
  if (old < 32 || p.times[old] >= time) return;
  const width = (p.degree + 2) * p.dimension;
  p.rows.copyWithin(0, old * width, p.count * width);
  p.times.copyWithin(0, old, p.count + 1);
  p.count -= old;
}

/** The piece around a time, by walking from the piece `near`, and by bisection if it is far. */
export function pieceAround(p: Pieces, t: number, near: number): number {
  const times = p.times;
  const last = p.count - 1;
  let k = Math.min(near, last);
  for (let steps = 0; steps < 8; steps++) {
    if (t < times[k] && k > 0) k--;
    else if (t > times[k + 1] && k < last) k++;
    else return k;
  }
  let low = 0;
  let high = p.count;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (times[middle] <= t) low = middle;
    else high = middle;
  }
  return low;
}

/** Writes the state at a time by the dense output of piece k into `out`. */
export function evaluatePiece(p: Pieces, k: number, t: number, out: Float64Array): void {
  const n = p.dimension;
  const degree = p.degree;
  const rows = p.rows;
  const base = k * (degree + 2) * n;
  const from = p.times[k];
  const theta = (t - from) / (p.times[k + 1] - from);
  const rest = 1 - theta;
  for (let i = 0; i < n; i++) {
    const row = base + n + i;
    let value = degree > 0 ? rows[row + degree * n] : 0;
    for (let r = degree - 1; r > 0; r--) value = value * (r % 2 === 0 ? rest : theta) + rows[row + r * n];
    out[i] = rows[base + i] + theta * (rows[row] + rest * value);
  }
}
