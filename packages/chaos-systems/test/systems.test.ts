import { createRng } from "@attractors/core";
import { describe, expect, test } from "vitest";
import { formulasOf } from "../src/formulas.ts";
import * as face from "../src/index.ts";
import { type CatalogueFlow, type CatalogueSystem, flowOf, systems } from "../src/index.ts";
import * as parameterJacobians from "../src/parameter-jacobians.ts";
import { derivativeOf } from "./derivative.ts";

const all = systems.map((system) => [system.name, system] as const);

/** A system's right-hand side and Jacobian as functions of all its variables: state, then past state. */
interface Functions {
  readonly variables: number;
  value(at: Float64Array): Float64Array;
  jacobian(at: Float64Array): Float64Array;
}

function functionsOf(system: CatalogueSystem, parameters: Readonly<Record<string, number>>): Functions {
  const n = system.dimension;
  if (system.kind === "map") {
    const [map, jacobian] = [system.map(parameters), system.jacobian(parameters)];
    return {
      variables: n,
      value: (at) => written(n, (out) => map(at, out)),
      jacobian: (at) => written(n * n, (out) => jacobian(at, out)),
    };
  }
  if (system.kind === "flow") {
    const [field, jacobian] = [system.field(parameters), system.jacobian(parameters)];
    return {
      variables: n,
      value: (at) => written(n, (out) => field(0.3, at, out)),
      jacobian: (at) => written(n * n, (out) => jacobian(0.3, at, out)),
    };
  }
  const [field, jacobian] = [system.field(parameters), system.jacobian(parameters)];
  const past = (at: Float64Array) => (k: number) => at.slice(n * (k + 1), n * (k + 2));
  const variables = n * (1 + system.delays(parameters).length);
  return {
    variables,
    value: (at) => written(n, (out) => field(0.3, at.slice(0, n), past(at), out)),
    // One block of n × n for each: here of systems with one variable, so that the blocks are the columns.
    jacobian: (at) => written(n * variables, (out) => jacobian(0.3, at.slice(0, n), past(at), out)),
  };
}

function written(size: number, write: (out: Float64Array) => void): Float64Array {
  const out = new Float64Array(size);
  write(out);
  return out;
}

function replaced(values: Float64Array, place: number, value: number): Float64Array {
  const copy = values.slice();
  copy[place] = value;
  return copy;
}

/** A state beside the initial one; of delay systems, followed by one for the past. */
function stateNear(system: CatalogueSystem, variables: number, rng: { normal(): number }): Float64Array {
  const { initialState, dimension } = system;
  return Float64Array.from({ length: variables }, (_, i) => initialState[i % dimension] * (1 + 0.05 * rng.normal()));
}

describe("every system", () => {
  test.each(all)("%s tells what it is", (_, system) => {
    expect(system.stateNames).toHaveLength(system.dimension);
    expect(system.initialState).toHaveLength(system.dimension);
    expect(Object.keys(formulasOf(system).equations)).toEqual(system.stateNames);
    if (system.kind !== "map") expect(system.period).toBeGreaterThan(0);
    expect(system.source.length).toBeGreaterThan(10);
    expect(system.about).toMatch(/\.$/);
    expect(Object.values(system.parameters).every(Number.isFinite)).toBe(true);
  });

  test.each(all)("%s has finite right-hand side and Jacobian at its initial state", (_, system) => {
    const { variables, value, jacobian } = functionsOf(system, system.parameters);
    const at = Float64Array.from({ length: variables }, (_, i) => system.initialState[i % system.dimension]);
    expect(value(at).every(Number.isFinite)).toBe(true);
    expect(jacobian(at).every(Number.isFinite)).toBe(true);
  });

  test.each(all)("%s has the Jacobian of its right-hand side, by central differences", (_, system) => {
    const rng = createRng(2);
    const { variables, value, jacobian } = functionsOf(system, system.parameters);
    const n = system.dimension;
    for (let point = 0; point < 2; point++) {
      const at = stateNear(system, variables, rng);
      const exact = jacobian(at);
      const size = Math.max(...exact.map(Math.abs), 1e-300);
      for (let j = 0; j < variables; j++) {
        const h = 1e-3 * Math.abs(at[j]) + 1e-6 * Math.max(...at.map(Math.abs), 1);
        const { value: slopes, error } = derivativeOf((x) => value(replaced(at, j, x)), at[j], h);
        const rounding = (1e-13 * Math.max(...value(at).map(Math.abs))) / h;
        for (let i = 0; i < n; i++) {
          // Where a kink or a jump lies within the difference, its extrapolations disagree.
          const allowed = 1e-7 * size + 100 * error[i] + 100 * rounding;
          expect(Math.abs(exact[i * variables + j] - slopes[i]), `row ${i}, column ${j}`).toBeLessThan(allowed);
        }
      }
    }
  });

  test("is exported by its own name, if it is compiled", () => {
    const exported = new Set<unknown>(Object.values(face));
    const families = ["Lorenz96", "MultiscaleLorenz96", "KuramotoSivashinsky"];
    for (const system of systems.filter(({ name }) => !families.includes(name))) {
      expect(exported.has(system), system.name).toBe(true);
    }
  });

  test("has a name of its own", () => {
    expect(new Set(systems.map(({ name }) => name.toLowerCase())).size).toBe(systems.length);
  });

  test("is there: 135 flows, with and without delay, and 23 maps of the published database, and more", () => {
    const count = (kind: CatalogueSystem["kind"]): number => systems.filter((system) => system.kind === kind).length;
    expect(count("flow")).toBeGreaterThanOrEqual(129);
    expect(count("delay")).toBeGreaterThanOrEqual(6);
    expect(count("map")).toBeGreaterThanOrEqual(23);
  });
});

describe("every flow", () => {
  const exportOf = new Map<unknown, string>(Object.entries(face).map(([name, value]) => [value, name]));
  const compiled = systems.filter((system): system is CatalogueFlow => system.kind === "flow" && exportOf.has(system));

  test.each(compiled.map((system) => [system.name, system] as const))(
    "%s has the derivatives of its field by its parameters, by central differences",
    (_, system) => {
      const name = exportOf.get(system) ?? "";
      const jacobianOf: unknown = { ...parameterJacobians }[name as keyof typeof parameterJacobians];
      if (typeof jacobianOf !== "function") throw new Error(`no parameter Jacobian of ${name}`);
      const names = Object.keys(system.parameters);
      const n = system.dimension;
      const at = stateNear(system, n, createRng(3));
      const exact = written(n * names.length, (out) => jacobianOf(system.parameters)(0.3, at, out));
      for (const [k, parameter] of names.entries()) {
        const p = system.parameters[parameter];
        const h = 1e-3 * Math.abs(p) || 1e-3;
        const velocity = (x: number): Float64Array => {
          const field = system.field({ ...system.parameters, [parameter]: x });
          return written(n, (out) => field(0.3, at, out));
        };
        const { value, error } = derivativeOf(velocity, p, h);
        const rounding = (1e-13 * Math.max(...velocity(p).map(Math.abs))) / h;
        for (let i = 0; i < n; i++) {
          const allowed = 1e-7 * Math.abs(exact[i * names.length + k]) + 100 * error[i] + 100 * rounding + 1e-12;
          expect(Math.abs(exact[i * names.length + k] - value[i]), `${parameter}, row ${i}`).toBeLessThan(allowed);
        }
      }
    },
  );

  const observed = compiled.filter(({ observation }) => observation);
  test.each(observed.map((system) => [system.name, system] as const))(
    "%s is observed in finite numbers",
    (_, system) => {
      const { observation, dimension, parameters } = system;
      const at = Float64Array.from(system.initialState);
      const out = written(dimension, (values) => observation?.map(parameters)(at, values));
      expect(out.every(Number.isFinite)).toBe(true);
      expect(observation?.formulas).toHaveLength(dimension);
    },
  );

  const switched = compiled.filter(({ switching }) => switching);
  test.each(switched.map((system) => [system.name, system] as const))(
    "%s, which jumps, has on each side the field of that side",
    (_, { switching, parameters, dimension, field, initialState }) => {
      if (!switching) return;
      const rng = createRng(4);
      const sides = new Set<string>();
      for (let point = 0; point < 40; point++) {
        const at = Float64Array.from(initialState, (value) => value + rng.normal());
        const signs = written(switching.count, (out) => switching.functions(parameters)(0, at, out)).map(Math.sign);
        sides.add(signs.join());
        const whole = written(dimension, (out) => field(parameters)(0, at, out));
        const smooth = written(dimension, (out) => switching.field(parameters, signs)(0, at, out));
        for (let i = 0; i < dimension; i++) expect(smooth[i]).toBeCloseTo(whole[i], 12);
      }
      expect(sides.size).toBe(2 ** switching.count);
    },
  );

  // In polar coordinates areas are kept in the plane, not in the coordinates.
  const polar = ["BlinkingRotlet", "BlinkingVortex", "InteriorSquirmer"];
  const conservative = compiled.filter(({ hamiltonian, name }) => hamiltonian && !polar.includes(name));
  test.each(conservative.map((system) => [system.name, system] as const))(
    "%s, which is Hamiltonian, keeps volumes",
    (_, system) => {
      const { jacobian, dimension: n } = flowOf(system);
      const rng = createRng(5);
      for (let point = 0; point < 5; point++) {
        const at = stateNear(system, n, rng);
        const matrix = written(n * n, (out) => jacobian?.(0.2, at, out));
        let divergence = 0;
        for (let i = 0; i < n; i++) divergence += matrix[i * (n + 1)];
        expect(Math.abs(divergence)).toBeLessThan(1e-12 * Math.max(...matrix.map(Math.abs)));
      }
    },
  );
});

describe("every map with an inverse", () => {
  const invertible = systems.flatMap((system) => (system.kind === "map" && system.inverse ? [system] : []));
  test.each(invertible.map((system) => [system.name, system] as const))(
    "%s comes back from its image, and forth from its preimage",
    (_, system) => {
      const { dimension: n, parameters, initialState } = system;
      const [map, inverse] = [system.map(parameters), system.inverse?.(parameters)];
      const back = (at: Float64Array): Float64Array => written(n, (out) => inverse?.(at, out));
      const rng = createRng(6);
      for (let point = 0; point < 20; point++) {
        const at = Float64Array.from(initialState, (value) => value * (1 + 0.1 * rng.normal()));
        const image = written(n, (out) => map(at, out));
        const size = Math.max(1, ...at.map(Math.abs), ...image.map(Math.abs));
        back(image).forEach((value, i) => {
          expect(Math.abs(value - at[i])).toBeLessThan(1e-9 * size);
        });
        const before = back(at);
        if (!before.every(Number.isFinite)) continue;
        written(n, (out) => map(before, out)).forEach((value, i) => {
          expect(Math.abs(value - at[i])).toBeLessThan(1e-8 * Math.max(size, ...before.map(Math.abs)));
        });
      }
    },
  );
});
