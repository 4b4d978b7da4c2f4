import type { PublishedEntry } from "@attractors/chaos-systems/published";
import type { Measured } from "./measure.ts";

interface Named {
  readonly name: string;
  readonly result: Measured;
}

/** One line: name, regime, largest exponent with its error, Kaplan-Yorke dimension, and the published exponent. */
export function rowOf(name: string, { regime, ...measured }: Measured, published: number | undefined): string {
  const [exponent] = measured.lyapunovExponents;
  const [error] = measured.lyapunovErrors;
  const { kaplanYorkeDimension } = measured;
  const theirs = published === undefined ? "" : `  published ${published.toPrecision(4)}`;
  const differs = isDifferent(measured, published) ? "  differs" : "";
  return [
    name.padEnd(32),
    regime.padEnd(16),
    `${exponent.toPrecision(5)} ± ${error.toPrecision(2)}`.padEnd(24),
    `D_KY ${kaplanYorkeDimension.value.toFixed(4)}`,
    `${theirs}${differs}`,
  ].join("");
}

/** Whether a published exponent is further than three standard errors from ours. */
function isDifferent(
  { lyapunovExponents, lyapunovErrors }: Pick<Measured, "lyapunovExponents" | "lyapunovErrors">,
  published: number | undefined,
): boolean {
  return published !== undefined && Math.abs(published - lyapunovExponents[0]) > 3 * lyapunovErrors[0];
}

/** How many systems are known how well, and how many the published database has otherwise. */
export function summaryOf(all: readonly Named[], published: Readonly<Record<string, PublishedEntry>>): string[] {
  const within = all.filter(({ result }) => relativeError(result) <= 0.005).length;
  const compared = all.filter(({ name }) => published[name]?.largestExponent !== undefined);
  const different = compared.filter(({ name, result }) => isDifferent(result, published[name].largestExponent));
  return [
    `${within} of ${all.length} systems with a standard error of at most 0.5 % of the largest exponent`,
    `${different.length} of ${compared.length} published largest exponents are more than three standard errors away`,
  ];
}

function relativeError({ lyapunovExponents, lyapunovErrors }: Measured): number {
  return lyapunovErrors[0] / Math.abs(lyapunovExponents[0]);
}

/** Where exponents do not add up to the mean divergence, or none along the flow is zero: a line for each. */
export function deviantsOf(all: readonly Named[]): string[] {
  return all.flatMap(({ name, result }) => {
    const { checks, duration, transient } = result.provenance;
    if (!checks) return [];
    const { sumOfExponents, meanDivergence, alongFlow } = checks;
    // The mean divergence is that of a path as short as the transient: its error is larger by the root of the ratio.
    const errors = Math.hypot(...result.lyapunovErrors) * (1 + Math.sqrt(duration / transient));
    const sumIsOff =
      sumOfExponents !== undefined &&
      meanDivergence !== undefined &&
      Math.abs(sumOfExponents - meanDivergence) > 4 * errors + 1e-6 * Math.abs(meanDivergence) + 1e-12;
    const moves = result.regime !== "equilibrium" && result.regime !== "transient-chaos";
    const flowIsOff = moves && alongFlow !== undefined && Math.abs(alongFlow) > 4 * Math.max(...result.lyapunovErrors);
    return [
      ...(sumIsOff
        ? [`${name}: the exponents add up to ${sumOfExponents}, the mean divergence is ${meanDivergence}`]
        : []),
      ...(flowIsOff ? [`${name}: no exponent is zero; the nearest is ${alongFlow}`] : []),
    ];
  });
}
