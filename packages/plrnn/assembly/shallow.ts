/**
 * The (clipped) shallow PLRNN under teacher forcing, in f32, sixteen sequences side by side:
 *
 *   F(z) = A z + W1 phi(W2 z) + h1,   phi(u) = relu(u + h2) - [u > threshold] u
 *
 * The threshold is 0 for the clipped network and infinity for the plain one.
 */
import { F32, fma, multiply, outer, ROW, sumOfLanes, total, V128 } from "./parts/rows";
import { carried, decode, encode, finish, present, receive, start, teach } from "./parts/teaching";

export { configureTeaching, setNoise } from "./parts/teaching";

let latent: usize, hidden: usize, steps: usize, threshold: f32;
/** Parameters: diagonal and bias [M]; per hidden unit a record h2, W2[l,:], W1[:,l]. */
let diagonal: usize, bias: usize, units: usize;
/** Their gradients in the same order, a vector each. */
let diagonalGradient: usize, biasGradient: usize, unitsGradient: usize;
/** Rows: forced states [T+1][M], u = W2 z [T][L]; and for one time step phi or its gradient [L]. */
let states: usize, inputs: usize, activations: usize;

export function configure(
  latent_: usize, steps_: usize, hidden_: usize, threshold_: f32,
  diagonal_: usize, bias_: usize, units_: usize,
  diagonalGradient_: usize, biasGradient_: usize, unitsGradient_: usize,
  states_: usize, inputs_: usize, activations_: usize,
): void {
  latent = latent_; steps = steps_; hidden = hidden_; threshold = threshold_;
  diagonal = diagonal_; bias = bias_; units = units_;
  diagonalGradient = diagonalGradient_; biasGradient = biasGradient_; unitsGradient = unitsGradient_;
  states = states_; inputs = inputs_; activations = activations_;
}

/** Adds the gradients of 16 sequences to the gradients in memory, and returns their part of the loss. */
export function accumulate(): f32 {
  const frame = latent * ROW;
  let loss: v128 = f32x4.splat(0);
  start(states);
  for (let t: usize = 1; t <= steps; t++) {
    const z = states + t * frame;
    step(z - frame, inputs + (t - 1) * hidden * ROW, z);
    loss = f32x4.add(loss, teach(z, t));
  }

  memory.fill(carried, 0, frame);
  for (let t = steps; t >= 1; t--) {
    receive(t);
    pullBack(states + (t - 1) * frame, inputs + (t - 1) * hidden * ROW);
  }
  finish();
  return sumOfLanes(loss);
}

/** Puts 16 networks at z = E x, for the rows x less b in memory. */
export function begin(): void {
  encode(states);
}

/** Runs 16 networks freely for some steps, and writes the rows of their observations, [count][N], to `target`. */
export function runFreely(count: usize, observed: usize, target: usize): void {
  for (let t: usize = 0; t < count; t++) {
    step(states, inputs, present);
    memory.copy(states, present, latent * ROW);
    decode(states, target + t * observed * ROW);
  }
}

/** Hidden units whose rows are worked on together, so that they stay near. */
const GROUP: usize = 32;

/** One step of the network; keeps u = W2 z for the way back. */
function step(z: usize, u: usize, out: usize): void {
  const size = (2 * latent + 1) * F32;
  const zero = f32x4.splat(0);
  const bound = f32x4.splat(threshold);
  for (let first: usize = 0; first < hidden; first += GROUP) {
    const count = min(GROUP, hidden - first);
    multiply(units + first * size + F32, size, F32, z, latent, u + first * ROW, count, false);
    for (let l = first; l < first + count; l++) {
      const h = v128.load32_splat(units + l * size);
      for (let k = l * ROW; k < l * ROW + ROW; k += 16) {
        const x = v128.load(u + k);
        v128.store(activations + k, f32x4.sub(f32x4.pmax(zero, f32x4.add(x, h)), v128.and(x, f32x4.gt(x, bound))));
      }
    }
  }
  for (let m: usize = 0; m < latent; m++) {
    const a = v128.load32_splat(diagonal + m * F32);
    const h = v128.load32_splat(bias + m * F32);
    for (let k = m * ROW; k < m * ROW + ROW; k += 16) v128.store(out + k, fma(a, v128.load(z + k), h));
  }
  multiply(units + (1 + latent) * F32, F32, size, activations, hidden, out, latent, true);
}

/** From dz_t (`present`) to dz~_{t-1} (`carried`), adding to the gradients of the network; phi takes the place of u. */
function pullBack(z: usize, u: usize): void {
  const size = (2 * latent + 1) * F32;
  const down = (2 * latent + 1) * V128;
  const zero = f32x4.splat(0);
  const bound = f32x4.splat(threshold);
  for (let first: usize = 0; first < hidden; first += GROUP) {
    const count = min(GROUP, hidden - first);
    const du = activations + first * ROW;
    const phi = u + first * ROW;
    const gradient = unitsGradient + first * down;
    multiply(units + first * size + (1 + latent) * F32, size, F32, present, latent, du, count, false);
    for (let l: usize = 0; l < count; l++) {
      const h = v128.load32_splat(units + (first + l) * size);
      let sum = zero;
      for (let k = l * ROW; k < l * ROW + ROW; k += 32) {
        const x = v128.load(phi + k), y = v128.load(phi + k, 16);
        const a = f32x4.add(x, h), b = f32x4.add(y, h);
        const on = f32x4.gt(a, zero), also = f32x4.gt(b, zero);
        const cut = f32x4.gt(x, bound), off = f32x4.gt(y, bound);
        const g = v128.load(du + k), f = v128.load(du + k, 16);
        const dA = v128.and(g, on), dB = v128.and(f, also);
        v128.store(du + k, f32x4.sub(dA, v128.and(g, cut)));
        v128.store(du + k, f32x4.sub(dB, v128.and(f, off)), 16);
        v128.store(phi + k, f32x4.sub(v128.and(a, on), v128.and(x, cut)));
        v128.store(phi + k, f32x4.sub(v128.and(b, also), v128.and(y, off)), 16);
        sum = f32x4.add(sum, f32x4.add(dA, dB));
      }
      const own = gradient + l * down;
      v128.store(own, f32x4.add(v128.load(own), sum));
    }
    outer(du, count, z, latent, gradient + V128, down);
    outer(phi, count, present, latent, gradient + (1 + latent) * V128, down);
  }

  for (let m: usize = 0; m < latent; m++) {
    const a = v128.load32_splat(diagonal + m * F32);
    total(present + m * ROW, biasGradient + m * V128);
    outer(present + m * ROW, 1, z + m * ROW, 1, diagonalGradient + m * V128, V128);
    for (let k = m * ROW; k < m * ROW + ROW; k += 16) v128.store(carried + k, f32x4.mul(a, v128.load(present + k)));
  }
  multiply(units + F32, F32, size, activations, hidden, carried, latent, true);
}
