import { existsSync, readFileSync } from "node:fs";
import { defineFlow, defineMap } from "@attractors/equations";
import { describe, expect, test } from "vitest";
import { type Case, type ReferenceFile, systemsOf } from "./answers/case.ts";
import { casesOf } from "./answers/cases.ts";
import { databaseSystem } from "./answers/database.ts";

const shared = new URL("../../../../shared/reference/chaos-systems/", import.meta.url);
const present = existsSync(new URL("flows_checks.json", shared));
const names = ["equations.json", "flows_inputs.json", "flows_checks.json", "maps_inputs.json", "maps_checks.json"];
const files: ReferenceFile[] = present
  ? names.map((name) => ({ name, content: JSON.parse(readFileSync(new URL(name, shared), "utf8")) }))
  : [];
const [equations, flowInputs, flowChecks, mapInputs, mapChecks] = files;

/** The cases of a file by system; of exponents, which take long, those of Hénon's map alone. */
function casesBySystem(file: ReferenceFile | undefined): [string, Case[]][] {
  const cases = (file && casesOf(file, files)) ?? [];
  const kept = cases.filter(({ name }) => !name.endsWith("exponents") || name.startsWith("Henon"));
  const bySystem = new Map<string, Case[]>();
  for (const one of kept) {
    const name = one.name.split(",")[0];
    bySystem.set(name, [...(bySystem.get(name) ?? []), one]);
  }
  return [...bySystem];
}

interface Formulas {
  readonly state: readonly string[];
  readonly equations?: Readonly<Record<string, string>>;
  readonly next?: Readonly<Record<string, string>>;
  readonly observed?: readonly string[];
  readonly implicit?: string;
}

interface Inputs {
  readonly initial_conditions: readonly number[];
  readonly mean_published?: readonly number[];
  readonly std_published?: readonly number[];
}

describe("the catalogue, against 50-digit values of the shared reference", () => {
  test.skipIf(!present)("knows the files (skipped where ../shared is absent)", () => {
    for (const file of files) expect(casesOf(file, files)).toBeDefined();
    expect(casesOf({ name: "other.json", content: {} }, files)).toBeUndefined();
  });

  test.skipIf(!present).each([...casesBySystem(flowChecks), ...casesBySystem(mapChecks)])(
    "%s has their values (skipped where ../shared is absent)",
    (_, cases) => {
      expect(cases.length).toBeGreaterThan(0);
      for (const { name, answer } of cases) expect(answer(), name).toEqual([]);
    },
  );

  test.skipIf(!present)("knows the database's parameters and initial states without its files", () => {
    for (const [file, kinds] of [
      [flowInputs, ["flow", "delay"]],
      [mapInputs, ["map"]],
    ] as const) {
      for (const [name, { initial_conditions: start }] of Object.entries(systemsOf<Inputs>(file))) {
        const alone = databaseSystem(name, kinds, []);
        expect(alone.parameters, name).toEqual(databaseSystem(name, kinds, files).parameters);
        if (name !== "Lorenz96") {
          expect([...alone.initialState], name).toEqual(start.flat().slice(0, alone.system.dimension));
        }
      }
    }
  });
});

describe("the readable formulas, against the database's", () => {
  const formulas = present
    ? (equations.content as { flows: Record<string, Formulas>; maps: Record<string, Formulas> })
    : { flows: {}, maps: {} };
  const flows = Object.entries(formulas.flows);

  test.skipIf(!present).each(flows)(
    "%s moves alike (skipped where ../shared is absent)",
    (name, { state, ...given }) => {
      const { system, parameters } = databaseSystem(name, ["flow", "delay"], files);
      const inputs = systemsOf<Inputs>(flowInputs)[name];
      const symbols: Record<string, number> = { ...parameters };
      if (name === "Lorenz96") symbols.f = 20;
      if (name === "RayleighBenard") symbols.r = 18;
      // Past states do not depend on the present one here: they stand for themselves.
      if (system.kind === "delay") symbols.x_delayed = 0.37;
      const expanded = defineFlow({
        ...{ state: [...state], parameters: symbols, equations: inSyntax(given.equations ?? {}) },
        initialState: state.map(() => 1),
      });
      const n = system.dimension;
      const [ours, theirs] = [new Float64Array(n), new Float64Array(n)];
      const scale = Math.max(1e-300, ...inputs.initial_conditions.flat().map(Math.abs));
      for (let k = 0; k < 6; k++) {
        const at = Float64Array.from({ length: n }, (_, i) => {
          return Number(inputs.initial_conditions[i]) * (1 + 0.04 * (k - 2)) + 1e-3 * scale * ((k * (i + 1)) % 3);
        });
        if (system.kind === "delay") system.field(parameters)(0.4, at, () => Float64Array.of(0.37), ours);
        else if (system.kind === "flow") system.field(parameters)(0.4, at, ours);
        expanded.field(expanded.parameters)(0.4, at, theirs);
        const size = Math.max(...theirs.map(Math.abs));
        for (let i = 0; i < n; i++) expect(Math.abs(ours[i] - theirs[i])).toBeLessThanOrEqual(1e-12 * size);
      }
    },
  );

  const maps = Object.entries(formulas.maps).filter(([, { next }]) => next);
  test.skipIf(!present).each(maps.filter(([, { implicit }]) => !implicit))(
    "%s map maps alike (skipped where ../shared is absent)",
    (name, { state, next }) => {
      const { system, parameters, initialState } = databaseSystem(name, ["map"], files);
      if (system.kind !== "map") throw new Error(`${name} is no map`);
      const known = { ...parameters };
      const expanded = defineMap({
        ...{ state: [...state], parameters: known, equations: inSyntax(next ?? {}), initialState },
      });
      const n = system.dimension;
      const [ours, theirs] = [new Float64Array(n), new Float64Array(n)];
      for (let k = 0; k < 6; k++) {
        const at = Float64Array.from(initialState, (value, i) => value * (1 - 0.1 * k) + 0.01 * ((k * (i + 1)) % 3));
        system.map(parameters)(at, ours);
        expanded.map(expanded.parameters)(at, theirs);
        const size = Math.max(1, ...theirs.map(Math.abs));
        for (let i = 0; i < n; i++) expect(Math.abs(ours[i] - theirs[i])).toBeLessThanOrEqual(1e-13 * size);
      }
    },
  );
});

/** The database's formulas in the syntax of equations: choices as `condition ? a : b`, functions in small letters. */
function inSyntax(equationsOf: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(equationsOf).map(([name, text]) => [name, choices(small(text))]));
}

function small(formula: string): string {
  return formula
    .replaceAll("Mod(", "mod(")
    .replaceAll("Min(", "min(")
    .replaceAll("Max(", "max(")
    .replaceAll("Abs(", "abs(");
}

/** Writes `Piecewise((a, condition), …, (b, True))` as choices, inner ones first. */
function choices(formula: string): string {
  const start = formula.lastIndexOf("Piecewise(");
  if (start < 0) return formula;
  const from = start + "Piecewise(".length;
  const to = closing(formula, from);
  const cases = split(formula.slice(from, to)).map((part) => split(part.slice(1, -1)));
  const choice = cases.reduceRight(
    (rest, [value, condition]) => (condition === "True" ? `(${value})` : `((${condition}) ? (${value}) : ${rest})`),
    "0",
  );
  return choices(formula.slice(0, start) + choice + formula.slice(to + 1));
}

/** The place of the parenthesis that closes what is open at `from`. */
function closing(text: string, from: number): number {
  let depth = 1;
  let k = from;
  for (; depth > 0; k++) depth += text[k] === "(" ? 1 : text[k] === ")" ? -1 : 0;
  return k - 1;
}

/** The parts between the commas that are in no parentheses. */
function split(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "," && depth === 0) {
      parts.push("");
      continue;
    }
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
