/**
 * What all networks share in training under teacher forcing, around one step z = F(z~) of sixteen networks:
 *
 *   z~_0 = E (x_0 - b);  z_t = F(z~_{t-1}) + C s_t;  loss = mean (B z_t + b - x_t)^2 over t, components and sequences
 *   z~_t = (1 - alpha_t) z_t + alpha_t S (x_t - b)   for the forced units
 *
 * The face chooses where each array lies (`configureTeaching`) and adds up the four lanes of each gradient.
 */
import { F32, fma, multiply, outer, ROW, storeRow, total, V128 } from "./rows";

let latent: usize, observed: usize, driven: usize, forced: usize;
/** Parameters: encoder E [M×N], decoder B [N×M], offset b [N], C [M×K]; and the teacher S [M×N], which is a constant. */
let encoder: usize, decoder: usize, offset: usize, inputMatrix: usize, teacher: usize;
/** Gradients, a vector each: encoder, decoder, residuals (the offset's in the loss) [N], initial state [M], C. */
let encoderGradient: usize, decoderGradient: usize, residualGradient: usize, startGradient: usize, inputGradient: usize;
/** The samples: series [S×N], external inputs [S×K], 0 where a value is missing and else 1 [S×N]. */
let series: usize, drive: usize, mask: usize;
/** Rows of noise [T+1][N]; the first samples of the sequences; a row of loss weights; strengths alpha_t [T+1]. */
let noise: usize, starts: usize, weights: usize, forcing: usize;
/** Rows: loss gradients [T][M]; 1 - alpha where values may be missing [T][forced]; and for one time x and residuals [N], s [K], mask [N], z or dz [M], dz~ [M]. */
let lossGradients: usize, kept: usize, data: usize, residuals: usize, driveRows: usize, maskRows: usize;
export let present: usize = 0;
export let carried: usize = 0;
/** Whether values are missing; which samples have noise: 0 none, 1 all, 2 all but the targets. */
let masked: bool, noisy: u32;

export function configureTeaching(
  latent_: usize, observed_: usize, driven_: usize, forced_: usize, masked_: usize,
  encoder_: usize, decoder_: usize, offset_: usize, inputMatrix_: usize, teacher_: usize,
  encoderGradient_: usize, decoderGradient_: usize, residualGradient_: usize, startGradient_: usize, inputGradient_: usize,
  series_: usize, drive_: usize, mask_: usize,
  noise_: usize, starts_: usize, weights_: usize, forcing_: usize,
  lossGradients_: usize, kept_: usize, data_: usize, residuals_: usize, driveRows_: usize, maskRows_: usize,
  present_: usize, carried_: usize,
): void {
  latent = latent_; observed = observed_; driven = driven_; forced = forced_; masked = masked_ != 0;
  encoder = encoder_; decoder = decoder_; offset = offset_; inputMatrix = inputMatrix_; teacher = teacher_;
  encoderGradient = encoderGradient_; decoderGradient = decoderGradient_; residualGradient = residualGradient_;
  startGradient = startGradient_; inputGradient = inputGradient_;
  series = series_; drive = drive_; mask = mask_;
  noise = noise_; starts = starts_; weights = weights_; forcing = forcing_;
  lossGradients = lossGradients_; kept = kept_; data = data_; residuals = residuals_;
  driveRows = driveRows_; maskRows = maskRows_; present = present_; carried = carried_;
}

/** Which samples have noise. */
export function setNoise(which: u32): void {
  noisy = which;
}

/** z~_0 of 16 sequences. */
export function start(z: usize): void {
  gather(series, observed, 0, data);
  centre();
  if (noisy) addNoise(0);
  encode(z);
}

/** z = E x, for the rows x in `data`. */
export function encode(z: usize): void {
  multiply(encoder, observed * F32, F32, data, observed, z, latent, false);
}

/** out = B z + b. */
export function decode(z: usize, out: usize): void {
  multiply(decoder, latent * F32, F32, z, latent, out, observed, false);
  for (let n: usize = 0; n < observed; n++) {
    const row = out + n * ROW;
    const b = v128.load32_splat(offset + n * F32);
    for (let k: usize = 0; k < ROW; k += 16) v128.store(row + k, f32x4.add(v128.load(row + k), b));
  }
}

/** Takes z_t = F(z~_{t-1}) to z~_t, in place, and returns the loss. */
export function teach(z: usize, t: usize): v128 {
  if (driven) addInputs(z, t);
  gather(series, observed, t, data);
  centre();
  if (masked) gather(mask, observed, t, maskRows);
  if (noisy == 1) addNoise(t);
  const loss = compare(z, lossGradients + (t - 1) * latent * ROW);
  if (noisy == 2) addNoise(t);
  force(z, t);
  return loss;
}

/** From dz~_t (`carried`) to dz_t (`present`). */
export function receive(t: usize): void {
  const alpha = load<f32>(forcing + t * F32);
  const lossGradient = lossGradients + (t - 1) * latent * ROW;
  for (let m: usize = 0; m < latent; m++) {
    const rate = f32x4.splat(m < forced ? 1 - alpha : 1);
    const rates = kept + ((t - 1) * forced + m) * ROW;
    for (let k: usize = 0; k < ROW; k += 16) {
      const row = m * ROW + k;
      const share = masked && m < forced ? v128.load(rates + k) : rate;
      v128.store(present + row, fma(share, v128.load(carried + row), v128.load(lossGradient + row)));
    }
  }
  if (driven) {
    gather(drive, driven, t, driveRows);
    outer(present, latent, driveRows, driven, inputGradient, driven * V128);
  }
}

/** Adds dz~_0 (`carried`) to the gradients of encoder and initial state. */
export function finish(): void {
  gather(series, observed, 0, data);
  centre();
  if (noisy) addNoise(0);
  outer(carried, latent, data, observed, encoderGradient, observed * V128);
  for (let m: usize = 0; m < latent; m++) {
    total(carried + m * ROW, startGradient + m * V128);
  }
}

/** Collects what belongs to time t in the 16 sequences into rows. */
function gather(samples: usize, count: usize, t: usize, target: usize): void {
  for (let lane: usize = 0; lane < 16; lane++) {
    const sample = samples + (<usize>load<u32>(starts + lane * 4) + t) * count * F32;
    const column = target + lane * F32;
    for (let n: usize = 0; n < count; n++) store<f32>(column + n * ROW, load<f32>(sample + n * F32));
  }
}

/** x -= b. */
function centre(): void {
  for (let n: usize = 0; n < observed; n++) {
    const b = v128.load32_splat(offset + n * F32);
    for (let k = n * ROW; k < n * ROW + ROW; k += 16) v128.store(data + k, f32x4.sub(v128.load(data + k), b));
  }
}

function addNoise(t: usize): void {
  const rows = noise + t * observed * ROW;
  for (let k: usize = 0; k < observed * ROW; k += 16) v128.store(data + k, f32x4.add(v128.load(data + k), v128.load(rows + k)));
}

/** z += C s_t. */
function addInputs(z: usize, t: usize): void {
  gather(drive, driven, t, driveRows);
  multiply(inputMatrix, driven * F32, F32, driveRows, driven, z, latent, true);
}

/** Residuals r = B z + b - x: adds to the decoder's gradient, writes the loss gradient B' r, returns the loss. */
function compare(z: usize, lossGradient: usize): v128 {
  let loss: v128 = f32x4.splat(0);
  multiply(decoder, latent * F32, F32, z, latent, residuals, observed, false);
  for (let n: usize = 0; n < observed; n++) {
    const r = residuals + n * ROW;
    for (let k: usize = 0; k < ROW; k += 16) {
      let weight = v128.load(weights + k);
      if (masked) weight = f32x4.mul(weight, v128.load(maskRows + n * ROW + k));
      const residual = f32x4.sub(v128.load(r + k), v128.load(data + n * ROW + k));
      const weighted = f32x4.mul(weight, residual);
      loss = fma(weighted, residual, loss);
      v128.store(r + k, f32x4.add(weighted, weighted));
    }
    total(r, residualGradient + n * V128);
  }
  outer(residuals, observed, z, latent, decoderGradient, latent * V128);
  multiply(decoder, F32, latent * F32, residuals, observed, lossGradient, latent, false);
  return loss;
}

/** z~ = z + alpha (S x - z), in place, for the forced units. */
function force(z: usize, t: usize): void {
  const alpha = load<f32>(forcing + t * F32);
  if (masked) {
    forceMasked(z, t, alpha);
    return;
  }
  if (alpha == 0) return;
  const rate = f32x4.splat(alpha);
  multiply(teacher, observed * F32, F32, data, observed, present, forced, false);
  for (let k: usize = 0; k < forced * ROW; k += 16) {
    v128.store(z + k, fma(rate, f32x4.sub(v128.load(present + k), v128.load(z + k)), v128.load(z + k)));
  }
}

/** The same where no value is missing that the signal is made of; keeps 1 - alpha for the way back. */
function forceMasked(z: usize, t: usize, alpha: f32): void {
  const one = f32x4.splat(1);
  multiply(teacher, observed * F32, F32, data, observed, present, forced, false);
  for (let m: usize = 0; m < forced; m++) {
    const row = teacher + m * observed * F32;
    let a0 = f32x4.splat(alpha), a1 = a0, a2 = a0, a3 = a0;
    for (let n: usize = 0; n < observed; n++) {
      if (load<f32>(row + n * F32) == 0) continue;
      const seen = maskRows + n * ROW;
      a0 = f32x4.mul(a0, v128.load(seen));
      a1 = f32x4.mul(a1, v128.load(seen, 16));
      a2 = f32x4.mul(a2, v128.load(seen, 32));
      a3 = f32x4.mul(a3, v128.load(seen, 48));
    }
    const rates = kept + ((t - 1) * forced + m) * ROW;
    storeRow(rates, f32x4.sub(one, a0), f32x4.sub(one, a1), f32x4.sub(one, a2), f32x4.sub(one, a3));
    for (let k = m * ROW; k < m * ROW + ROW; k += 16) {
      const rate = f32x4.sub(one, v128.load(rates + k - m * ROW));
      v128.store(z + k, fma(rate, f32x4.sub(v128.load(present + k), v128.load(z + k)), v128.load(z + k)));
    }
  }
}
