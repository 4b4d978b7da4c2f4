import { distinctSum } from "../network/distinct-sums.ts";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import { type Acceptance, flips } from "./chance.ts";
import type { SpinChain } from "./spin-chain.ts";
import { energyOfOverlaps, OVERLAPS, polynomial, type SpinForm, transpose } from "./spin-form.ts";

/** Opens chains of a network with patterns ±1 in plain TypeScript: what assembly/spins.ts does, to the last bit. */
export function openReferenceSpins(network: HebbianNetwork, spinForm: SpinForm, count: number): SpinChain[] {
  const { size: N, interaction: P, patterns } = network;
  const { form, odd, weightTerms, restTerms, padded, restOfPadding } = spinForm;
  const columns = new Int8Array(N * padded);
  transpose(patterns, N, padded, columns);
  const energies = Float64Array.from({ length: N + 1 }, (_, k) => distinctSum(P, 2 * k - N, N) / P);
  const chosen = new Uint8Array(N);

  return Array.from({ length: count }, (): SpinChain => {
    const spins = new Int8Array(N);
    const generator = new Uint32Array(4);
    const overlaps = new Int16Array(padded);
    const weights = form === OVERLAPS ? overlaps : new Float64Array(padded);
    let rest = -patterns.length / N;

    function begin(): void {
      overlaps.fill(0);
      for (let i = 0; i < N; i++) shift(i, spins[i]);
      weigh();
    }

    function alignment(i: number): number {
      const spin = spins[i];
      return rest + spin * dot(columns, i * padded, weights, padded);
    }

    function flip(i: number): void {
      spins[i] = -spins[i];
      shift(i, 2 * spins[i]);
    }

    function shift(i: number, factor: number): void {
      const column = i * padded;
      for (let k = 0; k < padded; k++) overlaps[k] += factor * columns[column + k];
    }

    function weigh(): void {
      if (form === OVERLAPS) return;
      // Four lanes, as in the kernel.
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let k = 0; k < padded; k += 4) {
        a += weighOne(k);
        b += weighOne(k + 1);
        c += weighOne(k + 2);
        d += weighOne(k + 3);
      }
      rest = a + b + (c + d) + restOfPadding;
    }

    /** Sets the weight of a pattern, and returns its Z. */
    function weighOne(k: number): number {
      const S = overlaps[k];
      const w = polynomial(weightTerms, S * S);
      const z = polynomial(restTerms, S * S);
      weights[k] = odd ? w : w * S;
      return odd ? z * S : z;
    }

    function sweep(acceptance: Acceptance): number {
      let flipped = 0;
      for (let i = 0; i < N; i++) {
        if (!flips(acceptance, alignment(i), generator)) continue;
        flip(i);
        weigh();
        flipped++;
      }
      return flipped;
    }

    function sweepTogether(acceptance: Acceptance): number {
      let flipped = 0;
      for (let i = 0; i < N; i++) chosen[i] = flips(acceptance, alignment(i), generator) ? 1 : 0;
      for (let i = 0; i < N; i++) {
        if (chosen[i] === 0) continue;
        flip(i);
        flipped++;
      }
      if (flipped > 0) weigh();
      return flipped;
    }

    return {
      spins,
      generator,
      exact: true,
      begin,
      alignment,
      energy: () => energyOfOverlaps(network, overlaps, energies),
      advance(sweeps, acceptance, together) {
        let flipped = 0;
        for (let k = 0; k < sweeps; k++) flipped += together ? sweepTogether(acceptance) : sweep(acceptance);
        return flipped;
      },
    };
  });
}

/** Σ_k columns[column + k] weights[k], in eight lanes. */
function dot(columns: Int8Array, column: number, weights: Int16Array | Float64Array, padded: number): number {
  let a0 = 0;
  let a1 = 0;
  let b0 = 0;
  let b1 = 0;
  let c0 = 0;
  let c1 = 0;
  let d0 = 0;
  let d1 = 0;
  for (let k = 0; k < padded; k += 8) {
    const v = column + k;
    a0 += columns[v] * weights[k];
    a1 += columns[v + 1] * weights[k + 1];
    b0 += columns[v + 2] * weights[k + 2];
    b1 += columns[v + 3] * weights[k + 3];
    c0 += columns[v + 4] * weights[k + 4];
    c1 += columns[v + 5] * weights[k + 5];
    d0 += columns[v + 6] * weights[k + 6];
    d1 += columns[v + 7] * weights[k + 7];
  }
  return a0 + a1 + (b0 + b1) + (c0 + c1 + (d0 + d1));
}
