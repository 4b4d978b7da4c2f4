/**
 * Reads what was measured on a system, systems/invariants/<file>.json as apps/bench writes it: the fields of `Invariants`
 * and, under `provenance`, how they came about. Numbers are rounded to what their errors let stand.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Estimated, Invariants } from "../src/catalogue.ts";
import type { Provenance } from "../src/provenance.ts";

/** What a file holds. */
interface MeasuredFile extends Omit<Invariants, "lyapunovExponents"> {
  readonly lyapunovExponents: readonly (number | "-Infinity")[];
  readonly meanErrors: readonly number[];
  readonly deviationErrors: readonly number[];
  readonly provenance?: Omit<Provenance, "meanErrors" | "deviationErrors">;
}

export interface Measured {
  readonly invariants: Invariants;
  readonly provenance?: Provenance;
}

const folder = join(import.meta.dirname, "..", "systems", "invariants");

/** What was measured on the system of a file, if it was. */
export function readInvariants(file: string): Measured | undefined {
  const path = join(folder, `${file}.json`);
  if (!existsSync(path)) return undefined;
  const measured: MeasuredFile = JSON.parse(readFileSync(path, "utf8"));
  const { provenance, meanErrors, deviationErrors, ...numbers } = measured;
  const notFinite = JSON.stringify(numbers).match(/"(\w+)":[^"]*\bnull\b/);
  if (notFinite) throw new Error(`systems/invariants/${file}.json: ${notFinite[1]} holds null`);
  const errors = { meanErrors: meanErrors.map(twoDigits), deviationErrors: deviationErrors.map(twoDigits) };
  if (!provenance) return { invariants: rounded(measured) };
  const { checks, ...how } = provenance;
  const known = checks && { checks: withoutNull(checks) };
  return { invariants: rounded(measured), provenance: { ...how, ...known, ...errors } };
}

/** The checks that were possible: sums of rates of which one is -Infinity stand in JSON as null. */
function withoutNull(checks: NonNullable<Provenance["checks"]>): NonNullable<Provenance["checks"]> {
  return Object.fromEntries(Object.entries(checks).filter(([, value]) => value !== null));
}

function rounded(measured: MeasuredFile): Invariants {
  const { regime, lyapunovExponents, lyapunovErrors, kaplanYorkeDimension, correlationDimension, period } = measured;
  const { means, meanErrors, deviations, deviationErrors } = measured;
  return {
    regime,
    lyapunovExponents: lyapunovExponents.map((value, i) => roundedTo(rateOf(value), lyapunovErrors[i])),
    lyapunovErrors: lyapunovErrors.map(twoDigits),
    kaplanYorkeDimension: roundedEstimate(kaplanYorkeDimension),
    ...(correlationDimension && {
      correlationDimension: {
        value: fourDigits(correlationDimension.value),
        interval: [fourDigits(correlationDimension.interval[0]), fourDigits(correlationDimension.interval[1])],
        range: [fourDigits(correlationDimension.range[0]), fourDigits(correlationDimension.range[1])],
      },
    }),
    means: means.map((value, i) => roundedTo(value, meanErrors[i])),
    deviations: deviations.map((value, i) => roundedTo(value, deviationErrors[i])),
    ...(period && { period: roundedEstimate(period) }),
  };
}

function roundedEstimate({ value, error }: Estimated): Estimated {
  return { value: roundedTo(value, error), error: twoDigits(error) };
}

/** JSON has no infinity: a rate of -Infinity, of directions that vanish, stands there as text. */
function rateOf(value: number | "-Infinity"): number {
  return value === "-Infinity" ? -Infinity : value;
}

/** The value to the second digit of its error; to six digits where no error is known. */
function roundedTo(value: number, error: number): number {
  if (!(error > 0)) return Number(value.toPrecision(6));
  const unit = 10 ** (Math.floor(Math.log10(error)) - 1);
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}

function fourDigits(value: number): number {
  return Number(value.toPrecision(4));
}
