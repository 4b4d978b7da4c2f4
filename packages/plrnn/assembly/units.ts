/**
 * The networks whose nonlinearity acts on each unit by itself, under teacher forcing, in f32, sixteen sequences side by
 * side:
 *
 *   F(z) = A z + W phi(u) + h,   u = z, or z - mean(z) of the mean-centred network
 *
 * phi is the relu from the unit `linear` on and leaves the units before as they are; or, where there are bases, it is
 * phi_i = sum_b alpha_b (relu(u_i - H_ib) - [clipped] relu(u_i)).
 */
import { F32, fma, multiply, outer, ROW, sumOfLanes, total, V128 } from "./parts/rows";
import { carried, decode, encode, finish, present, receive, start, teach } from "./parts/teaching";

export { configureTeaching, setNoise } from "./parts/teaching";

let latent: usize, steps: usize, linear: usize, bases: usize, centred: bool, clipped: bool, hollow: bool;
/** Parameters: A [M], W [M×M], h [M], alpha [B], H [M×B]; their gradients, a vector each. */
let diagonal: usize, weights: usize, bias: usize, alpha: usize, thresholds: usize;
let diagonalGradient: usize, weightsGradient: usize, biasGradient: usize, alphaGradient: usize, thresholdsGradient: usize;
/** Rows: forced states [T+1][M]; and for one time step u, phi, and its gradient, or that with respect to u [M]. */
let states: usize, inputs: usize, activations: usize, signals: usize;

export function configure(
  latent_: usize, steps_: usize, linear_: usize, bases_: usize, centred_: usize, clipped_: usize, hollow_: usize,
  diagonal_: usize, weights_: usize, bias_: usize, alpha_: usize, thresholds_: usize,
  diagonalGradient_: usize, weightsGradient_: usize, biasGradient_: usize, alphaGradient_: usize, thresholdsGradient_: usize,
  states_: usize, inputs_: usize, activations_: usize, signals_: usize,
): void {
  latent = latent_; steps = steps_; linear = linear_; bases = bases_;
  centred = centred_ != 0; clipped = clipped_ != 0; hollow = hollow_ != 0;
  diagonal = diagonal_; weights = weights_; bias = bias_; alpha = alpha_; thresholds = thresholds_;
  diagonalGradient = diagonalGradient_; weightsGradient = weightsGradient_; biasGradient = biasGradient_;
  alphaGradient = alphaGradient_; thresholdsGradient = thresholdsGradient_;
  states = states_; inputs = inputs_; activations = activations_; signals = signals_;
}

/** Adds the gradients of 16 sequences to the gradients in memory, and returns their part of the loss. */
export function accumulate(): f32 {
  const frame = latent * ROW;
  let loss: v128 = f32x4.splat(0);
  start(states);
  for (let t: usize = 1; t <= steps; t++) {
    const z = states + t * frame;
    step(z - frame, z);
    loss = f32x4.add(loss, teach(z, t));
  }

  memory.fill(carried, 0, frame);
  for (let t = steps; t >= 1; t--) {
    receive(t);
    pullBack(states + (t - 1) * frame);
  }
  finish();
  if (hollow) {
    for (let m: usize = 0; m < latent; m++) memory.fill(weightsGradient + m * (latent + 1) * V128, 0, V128);
  }
  return sumOfLanes(loss);
}

/** Puts 16 networks at z = E x, for the rows x less b in memory. */
export function begin(): void {
  encode(states);
}

/** Runs 16 networks freely for some steps, and writes the rows of their observations, [count][N], to `target`. */
export function runFreely(count: usize, observed: usize, target: usize): void {
  for (let t: usize = 0; t < count; t++) {
    step(states, present);
    memory.copy(states, present, latent * ROW);
    decode(states, target + t * observed * ROW);
  }
}

/** out = A z + h + W phi. */
function step(z: usize, out: usize): void {
  const u = centre(z);
  for (let m: usize = 0; m < latent; m++) activate(m, u + m * ROW, activations + m * ROW);
  for (let m: usize = 0; m < latent; m++) {
    const a = v128.load32_splat(diagonal + m * F32);
    const h = v128.load32_splat(bias + m * F32);
    for (let k = m * ROW; k < m * ROW + ROW; k += 16) v128.store(out + k, fma(a, v128.load(z + k), h));
  }
  multiply(weights, latent * F32, F32, activations, latent, out, latent, true);
}

/** u: z itself, or less its mean in `inputs`. */
function centre(z: usize): usize {
  if (!centred) return z;
  for (let k: usize = 0; k < ROW; k += 16) {
    const mean = meanOf(z + k);
    for (let row = k; row < latent * ROW; row += ROW) {
      v128.store(inputs + row, f32x4.sub(v128.load(z + row), mean));
    }
  }
  return inputs;
}

function meanOf(column: usize): v128 {
  let sum: v128 = f32x4.splat(0);
  for (let row: usize = 0; row < latent * ROW; row += ROW) sum = f32x4.add(sum, v128.load(column + row));
  return f32x4.div(sum, f32x4.splat(<f32>latent));
}

/** phi of one unit. */
function activate(m: usize, u: usize, phi: usize): void {
  const zero = f32x4.splat(0);
  for (let k: usize = 0; k < ROW; k += 16) {
    const x = v128.load(u + k);
    if (bases == 0) {
      v128.store(phi + k, m < linear ? x : f32x4.pmax(zero, x));
      continue;
    }
    const cut = clipped ? f32x4.pmax(zero, x) : zero;
    let sum = zero;
    for (let b: usize = 0; b < bases; b++) {
      const above = f32x4.sub(x, v128.load32_splat(thresholds + (m * bases + b) * F32));
      sum = fma(v128.load32_splat(alpha + b * F32), f32x4.sub(f32x4.pmax(zero, above), cut), sum);
    }
    v128.store(phi + k, sum);
  }
}

/** From dz_t (`present`) to dz~_{t-1} (`carried`), adding to the gradients of the network. */
function pullBack(z: usize): void {
  const u = centre(z);
  multiply(weights, F32, latent * F32, present, latent, signals, latent, false);
  for (let m: usize = 0; m < latent; m++) {
    const row = m * ROW;
    activate(m, u + row, activations + row);
    if (bases > 0) basesPullBack(m, u + row, signals + row);
    else if (m >= linear) reluPullBack(u + row, signals + row);
  }
  outer(present, latent, activations, latent, weightsGradient, latent * V128);

  for (let m: usize = 0; m < latent; m++) {
    const a = v128.load32_splat(diagonal + m * F32);
    total(present + m * ROW, biasGradient + m * V128);
    outer(present + m * ROW, 1, z + m * ROW, 1, diagonalGradient + m * V128, V128);
    for (let k = m * ROW; k < m * ROW + ROW; k += 16) {
      v128.store(carried + k, fma(a, v128.load(present + k), v128.load(signals + k)));
    }
  }
  if (centred) {
    for (let k: usize = 0; k < ROW; k += 16) {
      const mean = meanOf(signals + k);
      for (let row = k; row < latent * ROW; row += ROW) {
        v128.store(carried + row, f32x4.sub(v128.load(carried + row), mean));
      }
    }
  }
}

/** From the gradient of phi to that of u, in place. */
function reluPullBack(u: usize, signal: usize): void {
  const zero = f32x4.splat(0);
  for (let k: usize = 0; k < ROW; k += 16) {
    v128.store(signal + k, v128.and(v128.load(signal + k), f32x4.gt(v128.load(u + k), zero)));
  }
}

/** The same with bases, adding to the gradients of alpha and H. */
function basesPullBack(m: usize, u: usize, signal: usize): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (let k: usize = 0; k < ROW; k += 16) {
    const x = v128.load(u + k);
    const dPhi = v128.load(signal + k);
    const beyond = clipped ? v128.and(one, f32x4.gt(x, zero)) : zero;
    const cut = clipped ? f32x4.pmax(zero, x) : zero;
    let slope = zero;
    for (let b: usize = 0; b < bases; b++) {
      const place = m * bases + b;
      const a = v128.load32_splat(alpha + b * F32);
      const above = f32x4.sub(x, v128.load32_splat(thresholds + place * F32));
      const on = f32x4.gt(above, zero);
      slope = fma(a, f32x4.sub(v128.and(one, on), beyond), slope);
      const ofAlpha = alphaGradient + b * V128;
      v128.store(ofAlpha, fma(dPhi, f32x4.sub(f32x4.pmax(zero, above), cut), v128.load(ofAlpha)));
      const ofThreshold = thresholdsGradient + place * V128;
      v128.store(ofThreshold, f32x4.sub(v128.load(ofThreshold), f32x4.mul(a, v128.and(dPhi, on))));
    }
    v128.store(signal + k, f32x4.mul(dPhi, slope));
  }
}
