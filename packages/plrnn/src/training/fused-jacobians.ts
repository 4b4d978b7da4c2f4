import type { Batch, GradientProblem, TaughtNetwork } from "../gradient-kernel.ts";
import type { JacobianBatch } from "./growth-estimate.ts";
import { type GrowthKernel, LANES, openGrowthKernel } from "./growth-kernel.ts";
import { networkJacobians, sampleReader } from "./network-jacobians.ts";

/**
 * The Jacobians of `networkJacobians` along one batch after the other, with their means and norms from a kernel, which is
 * made when they are first asked for. All share it, so that only the latest batch may be asked.
 */
export function fusedJacobians(
  problem: GradientProblem,
): (network: TaughtNetwork, batch: Omit<Batch, "forcing">) => JacobianBatch {
  const known = new Uint8Array(problem.windowLength * LANES);
  let opened: GrowthKernel | undefined;
  return (network, batch) => {
    const jacobians = networkJacobians(problem, network, batch);
    const { sequences, length } = jacobians;
    const readSample = sampleReader(problem, network, batch);
    let along: { readonly first: number; readonly what: "means" | "norms" } | undefined;

    /** The kernel after it has gone along this sequence and those beside it. */
    function kernelAlong(sequence: number, what: "means" | "norms"): GrowthKernel {
      opened ??= openGrowthKernel(problem);
      const kernel = opened;
      const first = sequence - (sequence % LANES);
      if (along?.first === first && along.what === what) return kernel;
      if (!along) kernel.upload(network.map, network.teacher);
      along = { first, what };
      kernel.begin();
      for (let t = 0, k = 0; t < length; t++) {
        for (let lane = 0; lane < LANES; lane++, k++) {
          known[k] = first + lane < sequences && readSample(first + lane, t, kernel.sample, lane, LANES) ? 1 : 0;
          kernel.known[lane] = known[k];
        }
        if (what === "norms") kernel.follow(t);
        else kernel.addSlopes();
      }
      if (what === "means") kernel.settle(countKnown);
      return kernel;
    }

    const countKnown = (lane: number): number => {
      let count = 0;
      for (let k = lane; k < length * LANES; k += LANES) count += known[k];
      return count;
    };

    return {
      ...jacobians,
      writeMean(sequence, out) {
        const lane = sequence % LANES;
        kernelAlong(sequence, "means").writeJacobian(lane, out);
        return countKnown(lane);
      },
      writeNorms(sequence, out) {
        const { norms } = kernelAlong(sequence, "norms");
        let count = 0;
        for (let k = sequence % LANES; k < length * LANES; k += LANES) if (known[k]) out[count++] = norms[k];
        return count;
      },
    };
  };
}
