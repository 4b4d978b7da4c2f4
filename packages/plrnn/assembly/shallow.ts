/**
 * Loss and gradient of a (clipped) shallow PLRNN under generalized teacher forcing, fused, in f32.
 *
 *   z_t  = A z~_{t-1} + W1 phi(W2 z~_{t-1}) + h1,   phi(u) = relu(u + h2) - [u > threshold] u
 *   z~_t = (1 - alpha) z_t + alpha S x_t            for the forced units; z~_0 = E x_0
 *   loss = mean (B z_t - x_t)^2                     over t = 1..T, components and sequences
 *
 * The threshold is 0 for the clipped network and infinity for the plain one. Sixteen sequences run side by side:
 * a row is the value of one unit in all of them, four vectors, 64 bytes. The face chooses where each array lies
 * (`configure`) and adds up the four lanes of each gradient.
 */

/** Bytes of a row. */
const ROW: usize = 64;
/** Bytes of a number and of a gradient, which is a vector. */
const F32: usize = 4;
const V128: usize = 16;

let latent: usize, hidden: usize, observed: usize, forced: usize, steps: usize;
/** Parameters: diagonal and bias [M]; per hidden unit a record h2, W2[l,:], W1[:,l]; encoder E [M×N]; decoder B [N×M]; and the teacher S [M×N], which is a constant. */
let diagonal: usize, bias: usize, units: usize, encoder: usize, decoder: usize, teacher: usize;
/** The gradients of all but the teacher in the same order, a vector each. */
let diagonalGradient: usize, biasGradient: usize, unitsGradient: usize, encoderGradient: usize, decoderGradient: usize;
/** The series [length×N], the 16 first samples of the sequences, a row of loss weights. */
let series: usize, starts: usize, weights: usize;
/** Rows: forced states [T+1][M], u = W2 z [T][L], loss gradients [T][M]; and for one time step phi or its gradient [L], x and residuals [N], z or dz [M], dz~ [M]. */
let states: usize, inputs: usize, lossGradients: usize, activations: usize, data: usize, residuals: usize;
let present: usize, carried: usize;

export function configure(
  latent_: usize, hidden_: usize, observed_: usize, forced_: usize, steps_: usize,
  diagonal_: usize, bias_: usize, units_: usize, encoder_: usize, decoder_: usize, teacher_: usize,
  diagonalGradient_: usize, biasGradient_: usize, unitsGradient_: usize, encoderGradient_: usize, decoderGradient_: usize,
  series_: usize, starts_: usize, weights_: usize,
  states_: usize, inputs_: usize, lossGradients_: usize, activations_: usize, data_: usize, residuals_: usize,
  present_: usize, carried_: usize,
): void {
  latent = latent_; hidden = hidden_; observed = observed_; forced = forced_; steps = steps_;
  diagonal = diagonal_; bias = bias_; units = units_; encoder = encoder_; decoder = decoder_; teacher = teacher_;
  diagonalGradient = diagonalGradient_; biasGradient = biasGradient_; unitsGradient = unitsGradient_;
  encoderGradient = encoderGradient_; decoderGradient = decoderGradient_;
  series = series_; starts = starts_; weights = weights_;
  states = states_; inputs = inputs_; lossGradients = lossGradients_; activations = activations_;
  data = data_; residuals = residuals_; present = present_; carried = carried_;
}

/** Adds the gradients of 16 sequences to the gradients in memory, and returns their part of the loss. */
export function accumulate(alpha: f32, threshold: f32): f32 {
  const frame = latent * ROW;
  let loss: v128 = f32x4.splat(0);

  gather(0);
  encode(states);
  for (let t: usize = 0; t < steps; t++) {
    const before = states + t * frame;
    const after = before + frame;
    step(before, inputs + t * hidden * ROW, after, threshold);
    gather(t + 1);
    loss = f32x4.add(loss, compare(after, lossGradients + t * frame));
    force(after, alpha);
  }

  memory.fill(carried, 0, frame);
  for (let t = steps; t-- > 0; ) {
    receive(lossGradients + t * frame, alpha);
    pullBack(states + t * frame, inputs + t * hidden * ROW, threshold);
  }
  gather(0);
  encoderPullBack();
  return f32x4.extract_lane(loss, 0) + f32x4.extract_lane(loss, 1) + f32x4.extract_lane(loss, 2) + f32x4.extract_lane(loss, 3);
}

/** Puts 16 networks at z = E x, for the rows x in `data`. */
export function begin(): void {
  encode(states);
}

/** Runs 16 networks freely for some steps, and writes the rows of their observations, [count][N], to `target`. */
export function runFreely(count: usize, threshold: f32, target: usize): void {
  for (let t: usize = 0; t < count; t++) {
    step(states, inputs, present, threshold);
    memory.copy(states, present, latent * ROW);
    for (let n: usize = 0; n < observed; n++) {
      product(decoder + n * latent * F32, F32, states, latent, target + (t * observed + n) * ROW);
    }
  }
}

/** Collects x_t of the 16 sequences into rows. */
function gather(t: usize): void {
  for (let lane: usize = 0; lane < 16; lane++) {
    const sample = series + (<usize>load<u32>(starts + lane * 4) + t) * observed * F32;
    const target = data + lane * F32;
    for (let n: usize = 0; n < observed; n++) store<f32>(target + n * ROW, load<f32>(sample + n * F32));
  }
}

/** z~_0 = E x_0. */
function encode(target: usize): void {
  for (let m: usize = 0; m < latent; m++) product(encoder + m * observed * F32, F32, data, observed, target + m * ROW);
}

/** One step of the network; keeps u = W2 z for the way back. */
function step(z: usize, u: usize, out: usize, threshold: f32): void {
  const size = (2 * latent + 1) * F32;
  const zero = f32x4.splat(0);
  const bound = f32x4.splat(threshold);
  let record = units;
  for (let l: usize = 0; l < hidden; l++) {
    let u0 = zero, u1 = zero, u2 = zero, u3 = zero;
    let w = record + F32;
    const end = w + latent * F32;
    let p = z;
    while (w < end) {
      const weight = v128.load32_splat(w);
      u0 = fma(weight, v128.load(p), u0);
      u1 = fma(weight, v128.load(p, 16), u1);
      u2 = fma(weight, v128.load(p, 32), u2);
      u3 = fma(weight, v128.load(p, 48), u3);
      w += F32;
      p += ROW;
    }
    const row = l * ROW;
    v128.store(u + row, u0);
    v128.store(u + row, u1, 16);
    v128.store(u + row, u2, 32);
    v128.store(u + row, u3, 48);
    const h = v128.load32_splat(record);
    const phi = activations + row;
    v128.store(phi, activation(u0, h, bound, zero));
    v128.store(phi, activation(u1, h, bound, zero), 16);
    v128.store(phi, activation(u2, h, bound, zero), 32);
    v128.store(phi, activation(u3, h, bound, zero), 48);
    record += size;
  }
  for (let m: usize = 0; m < latent; m++) {
    const a = v128.load32_splat(diagonal + m * F32);
    const h = v128.load32_splat(bias + m * F32);
    const p = z + m * ROW;
    let z0 = fma(a, v128.load(p), h), z1 = fma(a, v128.load(p, 16), h);
    let z2 = fma(a, v128.load(p, 32), h), z3 = fma(a, v128.load(p, 48), h);
    let w = units + (1 + latent + m) * F32;
    let phi = activations;
    const end = phi + hidden * ROW;
    while (phi < end) {
      const weight = v128.load32_splat(w);
      z0 = fma(weight, v128.load(phi), z0);
      z1 = fma(weight, v128.load(phi, 16), z1);
      z2 = fma(weight, v128.load(phi, 32), z2);
      z3 = fma(weight, v128.load(phi, 48), z3);
      w += size;
      phi += ROW;
    }
    storeRow(out + m * ROW, z0, z1, z2, z3);
  }
}

function activation(u: v128, h: v128, bound: v128, zero: v128): v128 {
  return f32x4.sub(f32x4.pmax(zero, f32x4.add(u, h)), v128.and(u, f32x4.gt(u, bound)));
}

/** Residuals r = B z - x: adds to the decoder's gradient, writes the loss gradient B' r, returns the loss. */
function compare(z: usize, lossGradient: usize): v128 {
  let loss: v128 = f32x4.splat(0);
  for (let n: usize = 0; n < observed; n++) {
    const r = residuals + n * ROW;
    product(decoder + n * latent * F32, F32, z, latent, r);
    for (let k: usize = 0; k < ROW; k += 16) {
      const weight = v128.load(weights + k);
      const residual = f32x4.sub(v128.load(r + k), v128.load(data + n * ROW + k));
      const weighted = f32x4.mul(weight, residual);
      loss = fma(weighted, residual, loss);
      v128.store(r + k, f32x4.add(weighted, weighted));
    }
    outer(r, z, latent, decoderGradient + n * latent * V128);
  }
  for (let m: usize = 0; m < latent; m++) {
    product(decoder + m * F32, latent * F32, residuals, observed, lossGradient + m * ROW);
  }
  return loss;
}

/** z~ = z + alpha (S x - z), in place, for the forced units. */
function force(z: usize, alpha: f32): void {
  const rate = f32x4.splat(alpha);
  for (let m: usize = 0; m < forced; m++) {
    product(teacher + m * observed * F32, F32, data, observed, present);
    for (let k: usize = 0; k < ROW; k += 16) {
      const p = z + m * ROW + k;
      v128.store(p, fma(rate, f32x4.sub(v128.load(present + k), v128.load(p)), v128.load(p)));
    }
  }
}

/** dz_t = (1 - alpha) dz~_t for the forced units, plus the loss gradient. */
function receive(lossGradient: usize, alpha: f32): void {
  for (let m: usize = 0; m < latent; m++) {
    const kept = f32x4.splat(m < forced ? 1 - alpha : 1);
    for (let k: usize = m * ROW; k < m * ROW + ROW; k += 16) {
      v128.store(present + k, fma(kept, v128.load(carried + k), v128.load(lossGradient + k)));
    }
  }
}

/** From dz_t (`present`) to dz~_{t-1} (`carried`), adding to the gradients of the network. */
function pullBack(z: usize, u: usize, threshold: f32): void {
  const size = (2 * latent + 1) * F32;
  const zero = f32x4.splat(0);
  const bound = f32x4.splat(threshold);
  let record = units;
  let gradient = unitsGradient;
  for (let l: usize = 0; l < hidden; l++) {
    let g0 = zero, g1 = zero, g2 = zero, g3 = zero;
    let w = record + F32 + latent * F32;
    let end = w + latent * F32;
    let p = present;
    while (w < end) {
      const weight = v128.load32_splat(w);
      g0 = fma(weight, v128.load(p), g0);
      g1 = fma(weight, v128.load(p, 16), g1);
      g2 = fma(weight, v128.load(p, 32), g2);
      g3 = fma(weight, v128.load(p, 48), g3);
      w += F32;
      p += ROW;
    }

    const h = v128.load32_splat(record);
    const row = l * ROW;
    const u0 = v128.load(u + row), u1 = v128.load(u + row, 16), u2 = v128.load(u + row, 32), u3 = v128.load(u + row, 48);
    const a0 = f32x4.add(u0, h), a1 = f32x4.add(u1, h), a2 = f32x4.add(u2, h), a3 = f32x4.add(u3, h);
    const on0 = f32x4.gt(a0, zero), on1 = f32x4.gt(a1, zero), on2 = f32x4.gt(a2, zero), on3 = f32x4.gt(a3, zero);
    const cut0 = f32x4.gt(u0, bound), cut1 = f32x4.gt(u1, bound), cut2 = f32x4.gt(u2, bound), cut3 = f32x4.gt(u3, bound);
    const phi0 = f32x4.sub(v128.and(a0, on0), v128.and(u0, cut0));
    const phi1 = f32x4.sub(v128.and(a1, on1), v128.and(u1, cut1));
    const phi2 = f32x4.sub(v128.and(a2, on2), v128.and(u2, cut2));
    const phi3 = f32x4.sub(v128.and(a3, on3), v128.and(u3, cut3));
    const h0 = v128.and(g0, on0), h1 = v128.and(g1, on1), h2 = v128.and(g2, on2), h3 = v128.and(g3, on3);
    const du0 = f32x4.sub(h0, v128.and(g0, cut0)), du1 = f32x4.sub(h1, v128.and(g1, cut1));
    const du2 = f32x4.sub(h2, v128.and(g2, cut2)), du3 = f32x4.sub(h3, v128.and(g3, cut3));
    storeRow(activations + row, du0, du1, du2, du3);

    v128.store(gradient, f32x4.add(v128.load(gradient), f32x4.add(f32x4.add(h0, h1), f32x4.add(h2, h3))));
    gradient += V128;
    const half = latent * V128;
    p = z;
    let q = present;
    end = p + latent * ROW;
    while (p < end) {
      const fromStates = fma(du0, v128.load(p), fma(du1, v128.load(p, 16), fma(du2, v128.load(p, 32), f32x4.mul(du3, v128.load(p, 48)))));
      v128.store(gradient, f32x4.add(v128.load(gradient), fromStates));
      const fromHidden = fma(phi0, v128.load(q), fma(phi1, v128.load(q, 16), fma(phi2, v128.load(q, 32), f32x4.mul(phi3, v128.load(q, 48)))));
      v128.store(gradient + half, f32x4.add(v128.load(gradient + half), fromHidden));
      p += ROW;
      q += ROW;
      gradient += V128;
    }
    gradient += half;
    record += size;
  }

  for (let m: usize = 0; m < latent; m++) {
    const a = v128.load32_splat(diagonal + m * F32);
    const q = present + m * ROW;
    const p = z + m * ROW;
    const d0 = v128.load(q), d1 = v128.load(q, 16), d2 = v128.load(q, 32), d3 = v128.load(q, 48);
    const own = m * V128;
    v128.store(biasGradient + own, f32x4.add(v128.load(biasGradient + own), f32x4.add(f32x4.add(d0, d1), f32x4.add(d2, d3))));
    const fromState = fma(d0, v128.load(p), fma(d1, v128.load(p, 16), fma(d2, v128.load(p, 32), f32x4.mul(d3, v128.load(p, 48)))));
    v128.store(diagonalGradient + own, f32x4.add(v128.load(diagonalGradient + own), fromState));
    let c0 = f32x4.mul(a, d0), c1 = f32x4.mul(a, d1), c2 = f32x4.mul(a, d2), c3 = f32x4.mul(a, d3);
    let w = units + (1 + m) * F32;
    let du = activations;
    const end = du + hidden * ROW;
    while (du < end) {
      const weight = v128.load32_splat(w);
      c0 = fma(weight, v128.load(du), c0);
      c1 = fma(weight, v128.load(du, 16), c1);
      c2 = fma(weight, v128.load(du, 32), c2);
      c3 = fma(weight, v128.load(du, 48), c3);
      w += size;
      du += ROW;
    }
    storeRow(carried + m * ROW, c0, c1, c2, c3);
  }
}

function encoderPullBack(): void {
  for (let m: usize = 0; m < latent; m++) outer(carried + m * ROW, data, observed, encoderGradient + m * observed * V128);
}

/** out = sum_i w[i] rows[i]: a row of a matrix product; `stride` bytes lie between two weights. */
function product(w: usize, stride: usize, rows: usize, count: usize, out: usize): void {
  let s0: v128 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  const end = rows + count * ROW;
  while (rows < end) {
    const weight = v128.load32_splat(w);
    s0 = fma(weight, v128.load(rows), s0);
    s1 = fma(weight, v128.load(rows, 16), s1);
    s2 = fma(weight, v128.load(rows, 32), s2);
    s3 = fma(weight, v128.load(rows, 48), s3);
    w += stride;
    rows += ROW;
  }
  storeRow(out, s0, s1, s2, s3);
}

/** gradient[i] += row · rows[i], summed over the sequences up to the four lanes of a vector. */
function outer(row: usize, rows: usize, count: usize, gradient: usize): void {
  const r0 = v128.load(row), r1 = v128.load(row, 16), r2 = v128.load(row, 32), r3 = v128.load(row, 48);
  const end = rows + count * ROW;
  while (rows < end) {
    const sum = fma(r0, v128.load(rows), fma(r1, v128.load(rows, 16), fma(r2, v128.load(rows, 32), f32x4.mul(r3, v128.load(rows, 48)))));
    v128.store(gradient, f32x4.add(v128.load(gradient), sum));
    gradient += V128;
    rows += ROW;
  }
}

function storeRow(out: usize, v0: v128, v1: v128, v2: v128, v3: v128): void {
  v128.store(out, v0);
  v128.store(out, v1, 16);
  v128.store(out, v2, 32);
  v128.store(out, v3, 48);
}

/** a b + c: fused where relaxed SIMD is enabled. */
function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}
