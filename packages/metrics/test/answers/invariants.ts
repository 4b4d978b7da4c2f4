import type { DelayFlow, DelayJacobian } from "@attractors/core";
import {
  type Dynamics,
  delayStepper,
  kaplanYorkeDimension,
  type LyapunovSpectrumOptions,
  lyapunovSpectrum,
} from "@attractors/metrics";
import { kuramotoSivashinsky } from "./kuramoto-sivashinsky.ts";
import { flowFor, mapFor } from "./named-systems.ts";
import type { Case, ReferenceFile } from "./problem.ts";

interface Invariants {
  readonly id: string;
  readonly params: string;
  readonly computed_spectrum: readonly number[];
  readonly standard_error: readonly number[];
  readonly kaplan_yorke: number;
  /** The step of the reference run: null for a map. */
  readonly dt: number | null;
}

/** Every system of reference_invariants.json as a case. */
export function invariantCases({ content }: ReferenceFile): Case[] {
  const { systems = [] }: { systems?: readonly Invariants[] } = Object.assign({}, content);
  return systems.map((system) => ({ name: `invariants ${system.id}`, answer: () => answer(system) }));
}

/** Differences that are left between methods, relative to an exponent. */
const METHOD = 2e-3;

/**
 * Compares a run of our own, much shorter than that of the reference: each exponent within three standard errors of both runs
 * together, and the Kaplan-Yorke dimension within what these errors make of it.
 */
function answer({ id, params, computed_spectrum, standard_error, kaplan_yorke, dt }: Invariants): string[] {
  const [system, options] = measured(id, params, dt, computed_spectrum.length);
  const { exponents, standardErrors } = lyapunovSpectrum(system, options);
  const allowed = computed_spectrum.map((exponent, i) =>
    Math.max(3 * Math.hypot(standard_error[i], standardErrors[i]), METHOD * Math.abs(exponent)),
  );
  const complaints = computed_spectrum.flatMap((exponent, i) =>
    Math.abs(exponents[i] - exponent) <= allowed[i] + 1e-9
      ? []
      : [`exponent ${i} is ${exponents[i]}, expected ${exponent} ± ${allowed[i]}`],
  );
  const dimension = kaplanYorkeDimension(exponents);
  const j = Math.min(Math.floor(kaplan_yorke), exponents.length - 1);
  const uncertain = allowed.slice(0, j + 1).reduce((sum, error) => sum + error, 0) / Math.abs(exponents[j]);
  // A zero exponent, or a sum of zero, that is computed a little off zero makes the dimension jump.
  const jumps = kaplan_yorke === exponents.length || exponents[0] <= allowed[0];
  if (!jumps && !(Math.abs(dimension - kaplan_yorke) <= uncertain + 1e-3)) {
    complaints.push(`the dimension is ${dimension}, expected ${kaplan_yorke} ± ${uncertain}`);
  }
  return complaints;
}

function measured(id: string, params: string, dt: number | null, count: number): [Dynamics, LyapunovSpectrumOptions] {
  const text = `${id.split("_")[0]} ${/=/.test(params) && !/''/.test(params) ? params : id.split("_").slice(1).join(" ")}`;
  if (dt === null)
    return [mapFor({ map: text }), { duration: /standard/.test(id) ? 3_000_000 : 500_000, transient: 10_000 }];
  if (/^mackey/i.test(id)) {
    const tau = Number(`${id} ${params}`.match(/tau ?=? ?(\d+(?:\.\d+)?)/)?.[1] ?? 17);
    const [flow, jacobian] = mackeyGlass(tau);
    const stepper = delayStepper(flow, { jacobian, step: tau / (2 * Math.ceil(5 * tau)) });
    const whole = (duration: number): number => Math.round(duration / tau) * tau;
    return [
      stepper,
      { count, duration: whole(60_000), transient: whole(2000), alignment: whole(4000), renormalizeEvery: tau / 2 },
    ];
  }
  if (/^(ks|kuramoto)/i.test(id)) {
    const length = Number(`${id} ${params}`.match(/L ?=? ?(\d+(?:\.\d+)?)/)?.[1] ?? 22);
    const modes = Math.ceil(length * 0.95);
    const points = 2 ** Math.ceil(Math.log2(3 * modes + 1));
    return [
      kuramotoSivashinsky(length, modes, points),
      { count, duration: 4000, transient: 500, alignment: 200, renormalizeEvery: 1, blocks: 20 },
    ];
  }
  const flow = flowFor({ flow: text });
  const { dimension } = flow;
  const slow = /thomas|r(o|ö)ssler|duffing/.test(id) ? 8 : 1;
  const duration = dimension > 10 ? 200 : dimension > 6 ? 800 : 2500 * slow;
  return [flow, { duration, count, transient: 200, alignment: 100, relativeTolerance: 1e-7 }];
}

/** dx/dt = βz / (1 + z^10) - γx with z = x(t - τ). */
function mackeyGlass(tau: number): [DelayFlow, DelayJacobian] {
  const flow: DelayFlow = {
    dimension: 1,
    delays: [tau],
    initialState: Float64Array.of(1.2),
    field: (_t, y, past, out) => {
      const z = past(0)[0];
      out[0] = (0.2 * z) / (1 + z ** 10) - 0.1 * y[0];
    },
  };
  const jacobian: DelayJacobian = (_t, _y, past, out) => {
    const power = past(0)[0] ** 10;
    out[0] = -0.1;
    out[1] = (0.2 * (1 - 9 * power)) / (1 + power) ** 2;
  };
  return [flow, jacobian];
}
