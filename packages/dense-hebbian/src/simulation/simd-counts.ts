import { loadWasm } from "@attractors/core";
import { relaxed, simd } from "../generated/counts-wasm.ts";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import type { Acceptance } from "./chance.ts";
import { countFormOf, energyOfPowers, evenPowers } from "./count-form.ts";
import { layOut } from "./lay-out.ts";
import type { SpinChain } from "./spin-chain.ts";
import { transpose } from "./spin-form.ts";

/** Opens chains on the kernel assembly/counts.ts. */
export function openSimdCounts(network: HebbianNetwork, count: number): SpinChain[] {
  const { size: N, interaction: P, patterns } = network;
  const { padded, factors, partFactors, exact } = countFormOf(network);
  const row = 8 * padded;
  const evens = Math.floor(P / 2);
  const shared = [2 * N * padded, N, 8 * factors.length, 8 * P, 16 * P, 1025 * 8, evens * row];
  const own = [16, N, 4 * (P + 1), P * row, (P - evens) * row];
  const layout = layOut("simdKernel", shared, own, count);
  const { memory, start, call } = loadWasm({ simd, relaxed }, { bytes: layout.bytes, relaxed: false });
  const [columns, chosen, newton, partPlace, sums, bounds, even] = layout.shared.map((at) => at + start);

  new Float64Array(memory, newton, factors.length).set(factors);
  new Float64Array(memory, partPlace, P).set(partFactors);
  evenPowers(network, padded).forEach((powers, j) => {
    new Float64Array(memory, even + j * row, padded).set(powers);
  });
  transpose(patterns, N, padded, new Int16Array(memory, columns, N * padded));
  call("configure")(N, padded, P, columns, chosen, newton, partPlace, sums);
  const edges = new Float64Array(memory, bounds, 1025);
  const [select, accept, begin, sweep, sweepTogether, alignment] = [
    call("select"),
    call("accept"),
    call("begin"),
    call("sweep"),
    call("sweepTogether"),
    call("alignment"),
  ];
  let selected = -1;
  let accepted: Acceptance | undefined;

  return layout.chains.map((places, chain): SpinChain => {
    const [generator, spinPlace, table, parts, odd] = places.map((at) => at + start);
    const powerPlaces = new Uint32Array(memory, table, P + 1);
    for (let j = 1; j <= P; j++) powerPlaces[j] = j % 2 === 0 ? even + (j / 2 - 1) * row : odd + ((j - 1) / 2) * row;
    new Float64Array(memory, parts + (P - 1) * row, padded).fill(partFactors[0]);
    const powers = Array.from(powerPlaces, (place) => new Float64Array(memory, place, place === 0 ? 0 : padded));
    const choose = () => {
      if (selected === chain) return;
      selected = chain;
      select(generator, spinPlace, table, parts);
    };
    return {
      spins: new Int8Array(memory, spinPlace, N),
      generator: new Uint32Array(memory, generator, 4),
      exact,
      begin() {
        choose();
        begin();
      },
      energy: () => energyOfPowers(network, powers),
      alignment(spin) {
        choose();
        return alignment(spin);
      },
      advance(sweeps, acceptance, together) {
        choose();
        if (accepted !== acceptance) {
          accepted = acceptance;
          edges.set(acceptance.bounds);
          accept(bounds, acceptance.half, acceptance.metropolis ? 1 : 0, acceptance.noiseless ? 1 : 0);
        }
        let flipped = 0;
        for (let k = 0; k < sweeps; k++) flipped += together ? sweepTogether() : sweep();
        return flipped;
      },
    };
  });
}
