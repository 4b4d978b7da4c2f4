import { describe, expect, test } from "vitest";
import { defineFlow, generateFlowModule, generateParameterJacobianModule } from "../src/index.ts";
import { imported } from "./imported.ts";

const convection = {
  name: "Convection",
  state: ["x", "y", "z"],
  parameters: { sigma: 10, rho: 28, beta: 8 / 3 },
  equations: { x: "sigma*(y - x)", y: "x*(rho - z) - y", z: "x*y - beta*z" },
  initialState: [1, 2, 3],
  period: 0.75,
  source: 'A "source"',
  about: "Heat.",
};

const stick = {
  state: ["x", "v", "phase"],
  parameters: { force: 2, speed: 1 },
  where: { slip: "v - speed" },
  equations: { x: "v", v: "-x - force*sign(v - speed) - slip", phase: "1" },
  observed: ["x", "v", "sin(phase)"],
  switches: ["slip"],
  initialState: [1, 0, 0],
};

describe("generateFlowModule", () => {
  test("refuses a word of the language as a name, and a number without end", () => {
    const decay = { state: ["x"], equations: { x: "-x" }, initialState: [1] };
    expect(() => generateFlowModule(decay, { exportName: "class" })).toThrow(
      'exportName must be an identifier, got "class"',
    );
    expect(() => generateFlowModule({ ...decay, equations: { x: "1e400*x" } }, { exportName: "decay" })).toThrow(
      "finite number",
    );
  });

  test("writes what one would write by hand", () => {
    expect(generateFlowModule(convection, { exportName: "convection", comment: "From here." })).toBe(
      `// From here.
import type { FlowSystem } from "@attractors/core";

/** Heat. */
export const convection: FlowSystem<"sigma" | "rho" | "beta"> = {
  name: "Convection",
  dimension: 3,
  stateNames: ["x", "y", "z"],
  parameters: { sigma: 10, rho: 28, beta: 2.6666666666666665 },
  field: ({ sigma, rho, beta }) => (_t, s, out) => {
    const x = s[0], y = s[1], z = s[2];
    out[0] = sigma * (y - x);
    out[1] = x * (rho - z) - y;
    out[2] = x * y - beta * z;
  },
  jacobian: ({ sigma, rho, beta }) => (_t, s, out) => {
    const x = s[0], y = s[1], z = s[2];
    out[2] = 0;
    out[0] = -sigma;
    out[1] = sigma;
    out[3] = rho - z;
    out[4] = -1;
    out[5] = -x;
    out[6] = y;
    out[7] = x;
    out[8] = -beta;
  },
  initialState: [1, 2, 3],
  period: 0.75,
  source: "A \\"source\\"",
  about: "Heat.",
  equations: { x: "sigma*(y - x)", y: "x*(rho - z) - y", z: "x*y - beta*z" },
};
`,
    );
  });

  test("computes once what occurs twice, and apart what depends on parameters alone", () => {
    const text = generateFlowModule(
      {
        state: ["x", "y"],
        parameters: { a: 1, b: 2 },
        equations: { x: "(a + b)*sin(x*y)^2 + y*x", y: "sin(y*x) - y^4" },
        initialState: [0, 0],
      },
      { exportName: "shared" },
    );
    expect(text).toContain(
      `  field: ({ a, b }) => {
    const k1 = a + b;
    return (_t, s, out) => {
      const x = s[0], y = s[1];
      const e1 = x * y;
      const e2 = Math.sin(e1);
      const e3 = y * y;
      out[0] = k1 * (e2 * e2) + e1;
      out[1] = e2 - e3 * e3;
    };
  },`,
    );
  });

  test("gives a module whose functions are those of defineFlow", async () => {
    const { convection: ours } = await imported(generateFlowModule(convection, { exportName: "convection" }));
    const { field, jacobian, parameterJacobian, ...facts } = defineFlow(convection);
    const state = Float64Array.of(1.25, -2.5, 20);
    for (const [name, theirs] of Object.entries({ field, jacobian })) {
      const [first, second] = [new Float64Array(9), new Float64Array(9)];
      ours[name](convection.parameters)(0, state, first);
      theirs(convection.parameters)(0, state, second);
      expect(first).toEqual(second);
    }
    expect(ours).toMatchObject(facts);
    expect(ours).not.toHaveProperty("parameterJacobian");
  });

  test("gives observation and switching functions as they are defined", async () => {
    const { stick: ours } = await imported(generateFlowModule(stick, { exportName: "stick" }));
    const theirs = defineFlow(stick);
    const state = Float64Array.of(0.5, -2, 7);
    const parameters = { force: 3, speed: 1 };
    const run = (write: (out: Float64Array) => void): Float64Array => {
      const out = new Float64Array(3);
      write(out);
      return out;
    };
    expect(ours.observation.formulas).toEqual(stick.observed);
    expect(ours.switching.count).toBe(1);
    expect(run((out) => ours.observation.map(parameters)(state, out))).toEqual(
      run((out) => theirs.observation?.map(parameters)(state, out)),
    );
    expect(run((out) => ours.switching.functions(parameters)(0, state, out))).toEqual(Float64Array.of(-3, 0, 0));
    expect(run((out) => ours.switching.field(parameters, [1])(0, state, out))).toEqual(
      run((out) => theirs.switching?.field(parameters, [1])(0, state, out)),
    );
  });

  test("takes another type for the record, and further fields of JSON", async () => {
    const text = generateFlowModule(convection, {
      exportName: "convection",
      type: { name: "CatalogueFlow", from: "../catalogue.ts" },
      fields: { regime: "chaotic", invariants: { largest: [0.9, 0.01], "a-b": undefined, note: null }, "a-b": true },
    });
    expect(text).toContain('import type { CatalogueFlow } from "../catalogue.ts";');
    expect(text).toContain('export const convection: CatalogueFlow<"sigma" | "rho" | "beta"> = {');
    expect(text).toContain(
      '  regime: "chaotic",\n  invariants: { largest: [0.9, 0.01], note: null },\n  "a-b": true,\n};',
    );
  });

  test("sets the zeros of a Jacobian together", () => {
    const chain = { state: ["x", "y", "z"], equations: { x: "y", y: "z", z: "-x" }, initialState: [0, 0, 1] };
    const text = generateFlowModule(chain, { exportName: "chain" });
    expect(text).toContain(
      "out[0] = out[2] = out[3] = out[4] = out[7] = out[8] = 0;\n    out[1] = 1;\n    out[5] = 1;",
    );
    const state = Array.from({ length: 8 }, (_, k) => `x${k}`);
    const long = {
      state,
      equations: Object.fromEntries(state.map((x) => [x, `-${x}`])),
      initialState: state.map(() => 1),
    };
    expect(generateFlowModule(long, { exportName: "long" })).toContain("out.fill(0, 0, 64);\n    out[0] = -1;");
  });

  test("refuses a name that cannot be exported", () => {
    expect(() => generateFlowModule(convection, { exportName: "1st" })).toThrow(
      'generateFlowModule: exportName must be an identifier, got "1st"',
    );
  });
});

describe("generateParameterJacobianModule", () => {
  test("gives a function of the parameters alone, in their order", async () => {
    const text = generateParameterJacobianModule(convection, { exportName: "convection", comment: "From here." });
    expect(text).toBe(`// From here.
import type { ParameterJacobian } from "@attractors/core";

export const convection: (parameters: Readonly<Record<"sigma" | "rho" | "beta", number>>) => ParameterJacobian =
() => (_t, s, out) => {
  const x = s[0], y = s[1], z = s[2];
  out[1] = out[2] = out[3] = out[5] = out[6] = out[7] = 0;
  out[0] = y - x;
  out[4] = x;
  out[8] = -z;
};
`);
    const { convection: ours } = await imported(text);
    const [first, second] = [new Float64Array(9), new Float64Array(9)];
    ours(convection.parameters)(0, Float64Array.of(1, 2, 3), first);
    defineFlow(convection).parameterJacobian?.(convection.parameters)(0, Float64Array.of(1, 2, 3), second);
    expect(first).toEqual(second);
  });
});
