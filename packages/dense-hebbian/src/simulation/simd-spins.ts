import { loadWasm } from "@attractors/core";
import { relaxed, simd } from "../generated/spins-wasm.ts";
import { distinctSum } from "../network/distinct-sums.ts";
import type { HebbianNetwork } from "../network/hebbian-network.ts";
import type { Acceptance } from "./chance.ts";
import { layOut } from "./lay-out.ts";
import type { SpinChain } from "./spin-chain.ts";
import { energyOfOverlaps, LIMBS, OVERLAPS, type SpinForm, transpose, WIDE } from "./spin-form.ts";

/** Opens chains on the kernel assembly/spins.ts. */
export function openSimdSpins(network: HebbianNetwork, spinForm: SpinForm, count: number): SpinChain[] {
  const { size: N, interaction: P, patterns } = network;
  const { form, odd, weightTerms, restTerms, padded, restOfPadding } = spinForm;
  const termBytes = form === WIDE ? 8 : 4;
  const weightBytes = form === OVERLAPS ? 0 : padded * termBytes;
  const shared = [N * padded, 8 * weightTerms.length, 8 * restTerms.length, N, 1025 * 8];
  const own = [16, N, 2 * padded, weightBytes, 8];
  const layout = layOut("simdKernel", shared, own, count);
  const { memory, start, call } = loadWasm({ simd, relaxed }, { bytes: layout.bytes, relaxed: false });
  const [columns, weightPlace, restPlace, chosen, bounds] = layout.shared.map((at) => at + start);

  const Terms = form === WIDE ? Float64Array : Int32Array;
  new Terms(memory, weightPlace, weightTerms.length).set(weightTerms);
  new Terms(memory, restPlace, restTerms.length).set(restTerms);
  transpose(patterns, N, padded, new Int8Array(memory, columns, N * padded));
  call("configure")(
    N,
    padded,
    form,
    odd ? 1 : 0,
    weightTerms.length,
    restTerms.length,
    columns,
    weightPlace,
    restPlace,
    restOfPadding,
    chosen,
  );
  const edges = new Float64Array(memory, bounds, 1025);
  const energies = Float64Array.from({ length: N + 1 }, (_, k) => distinctSum(P, 2 * k - N, N) / P);
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
    const [generator, spinPlace, overlapPlace, weights, rest] = places.map((at) => at + start);
    const overlaps = new Int16Array(memory, overlapPlace, padded);
    if (form === OVERLAPS) new Float64Array(memory, rest, 1)[0] = -patterns.length / N;
    const choose = () => {
      if (selected === chain) return;
      selected = chain;
      select(generator, spinPlace, overlapPlace, weights, form === LIMBS ? weights + 2 * padded : weights, rest);
    };
    return {
      spins: new Int8Array(memory, spinPlace, N),
      generator: new Uint32Array(memory, generator, 4),
      exact: true,
      begin() {
        choose();
        begin();
      },
      energy: () => energyOfOverlaps(network, overlaps, energies),
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
