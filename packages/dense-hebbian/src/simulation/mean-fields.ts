import { loadWasm } from "@attractors/core";
import { relaxed, simd } from "../generated/spins-wasm.ts";
import { distinctSums, newtonFactors } from "../network/distinct-sums.ts";
import { openFields } from "../network/energy.ts";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import { layOut } from "./lay-out.ts";
import { spinFormOf, transpose } from "./spin-form.ts";

/**
 * Makes a function that writes the local fields at mean values of the spins, as `openFields` does, but for patterns ±1 on
 * the kernel assembly/spins.ts.
 */
export function openMeanFields(network: HebbianNetwork): (mean: Float64Array, out: Float64Array) => void {
  const form = spinFormOf(network);
  if (!form) return openFields(network);
  const { size: N, interaction: P, patterns, scale } = network;
  const { padded } = form;
  const rows = patterns.length / N;
  const layout = layOut("openMeanFields", [N * padded, P * 8 * padded], [], 0);
  const { memory, start, call } = loadWasm({ simd, relaxed }, { bytes: layout.bytes, relaxed: false });
  const [columns, numbers] = layout.shared.map((at) => at + start);
  transpose(patterns, N, padded, new Int8Array(memory, columns, N * padded));
  call("configure")(N, padded, 0, 0, 0, 0, columns, 0, 0, 0, 0);
  const [addColumn, dotColumn] = [call("addColumn"), call("dotColumn")];

  // Of each pattern: the power sums p_j, j odd; then the A_j, j even, of h_i = Σ_j (-m_i)^j Σ_k v_ki^(j+1) A_kj.
  const places = Array.from({ length: P }, (_, j) => numbers + 8 * padded * j);
  const planes = places.map((place) => new Float64Array(memory, place, padded));
  const factors = newtonFactors(P - 1);
  const powers = new Float64Array(P);
  const sums = new Float64Array(P);
  const totals = new Float64Array(P);

  return (mean, out) => {
    totals.fill(0);
    powers.fill(0);
    for (let j = 1; j < P; j += 2) planes[j].fill(0);
    for (let i = 0; i < N; i++) {
      for (let j = 1, power = mean[i]; j < P; power *= mean[i], j++) {
        if (j % 2 === 0) powers[j] += power;
        else addColumn(i, places[j], power);
      }
    }
    for (let k = 0; k < rows; k++) {
      for (let j = 1; j < P; j += 2) powers[j] = planes[j][k];
      distinctSums(P - 1, factors, powers, sums);
      for (let j = 0, factor = scale; j < P; factor *= P - 1 - j, j++) {
        if (j % 2 === 0) planes[j][k] = factor * sums[P - 1 - j];
        else totals[j] += factor * sums[P - 1 - j];
      }
    }
    for (let i = 0; i < N; i++) {
      let sum = 0;
      for (let j = P - 1; j >= 0; j--) sum = (j % 2 === 0 ? dotColumn(i, places[j]) : totals[j]) - mean[i] * sum;
      out[i] = sum;
    }
  };
}
