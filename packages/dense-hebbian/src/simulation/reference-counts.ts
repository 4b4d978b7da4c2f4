import type { HebbianNetwork } from "../network/hebbian-network.ts";
import { type Acceptance, flips } from "./chance.ts";
import { countFormOf, energyOfPowers, evenPowers } from "./count-form.ts";
import type { SpinChain } from "./spin-chain.ts";
import { transpose } from "./spin-form.ts";

/** Opens chains of a network with patterns of whole numbers in plain TypeScript: what assembly/counts.ts does, to the last bit. */
export function openReferenceCounts(network: HebbianNetwork, count: number): SpinChain[] {
  const { size: N, interaction: P, patterns } = network;
  const { padded, factors, partFactors, exact } = countFormOf(network);
  const columns = new Int16Array(N * padded);
  transpose(patterns, N, padded, columns);
  const even = evenPowers(network, padded);
  const chosen = new Uint8Array(N);
  const sums = new Float64Array(P);

  return Array.from({ length: count }, (): SpinChain => {
    const spins = new Int8Array(N);
    const generator = new Uint32Array(4);
    /** Power sums p_1, p_2, … behind an empty place. */
    const powers = Array.from({ length: P + 1 }, (_, j) =>
      j === 0 ? new Float64Array(0) : j % 2 === 0 ? even[j / 2 - 1] : new Float64Array(padded),
    );
    const parts = new Float64Array(P * padded).fill(partFactors[0]);

    function begin(): void {
      for (let j = 1; j <= P; j += 2) powers[j].fill(0);
      for (let i = 0; i < N; i++) shift(i, spins[i]);
      split();
    }

    function alignment(i: number): number {
      const spin = spins[i];
      // Four lanes, as in the kernel.
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let k = 0, column = i * padded; k < padded; k += 4, column += 4) {
        a += product(columns[column] * spin, k);
        b += product(columns[column + 1] * spin, k + 1);
        c += product(columns[column + 2] * spin, k + 2);
        d += product(columns[column + 3] * spin, k + 3);
      }
      return a + b + (c + d);
    }

    function product(x: number, k: number): number {
      let sum = parts[(P - 1) * padded + k];
      for (let j = P - 2; j >= 0; j--) sum = parts[j * padded + k] - x * sum;
      return x * sum;
    }

    function flip(i: number): void {
      spins[i] = -spins[i];
      shift(i, 2 * spins[i]);
    }

    function shift(i: number, factor: number): void {
      for (let k = 0, column = i * padded; k < padded; k++, column++) {
        const x = columns[column];
        let term = factor * x;
        for (let j = 1; j <= P; j += 2) {
          powers[j][k] += term;
          term *= x * x;
        }
      }
    }

    function split(): void {
      sums[0] = 1;
      for (let k = 0; k < padded; k++) {
        for (let n = 1; n < P; n++) {
          let sum = 0;
          for (let j = 1; j <= n; j++) sum += factors[n * P + j] * sums[n - j] * powers[j][k];
          sums[n] = sum;
          parts[(P - 1 - n) * padded + k] = partFactors[n] * sum;
        }
      }
    }

    function sweep(acceptance: Acceptance): number {
      let flipped = 0;
      for (let i = 0; i < N; i++) {
        if (!flips(acceptance, alignment(i), generator)) continue;
        flip(i);
        split();
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
      if (flipped > 0) split();
      return flipped;
    }

    return {
      spins,
      generator,
      exact,
      begin,
      alignment,
      energy: () => energyOfPowers(network, powers),
      advance(sweeps, acceptance, together) {
        let flipped = 0;
        for (let k = 0; k < sweeps; k++) flipped += together ? sweepTogether(acceptance) : sweep(acceptance);
        return flipped;
      },
    };
  });
}
