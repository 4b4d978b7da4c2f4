import { describe, expect, test } from "vitest";
import { systemByName, systems, systemsWith } from "../src/index.ts";

describe("systemByName", () => {
  test.each([
    ["Lorenz", "Lorenz"],
    ["lorenz96", "Lorenz96"],
    ["Rössler", "Roessler"],
    ["Rossler", "Roessler"],
    ["hyper-roessler", "HyperRoessler"],
    ["HyperRossler", "HyperRoessler"],
    ["SPROTT B", "SprottB"],
    ["Henon", "HenonMap"],
    ["Hénon map", "HenonMap"],
    ["mackey_glass", "MackeyGlass"],
    ["Duffing", "Duffing"],
    ["Duffing Map", "DuffingMap"],
    ["Hénon-Heiles", "HenonHeiles"],
  ])("finds %s", (name, found) => {
    expect(systemByName(name).name).toBe(found);
  });

  test("finds every system by its own name", () => {
    for (const system of systems) expect(systemByName(system.name)).toBe(system);
  });

  test("names the systems that are near, if there is none of that name", () => {
    expect(() => systemByName("lorentz")).toThrow(RangeError);
    expect(() => systemByName("lorentz")).toThrow(/^systemByName: name must .*, got "lorentz" \(near it: Lorenz/);
    expect(() => systemByName("pendulum")).toThrow("DoublePendulum");
    expect(() => systemByName("qqqqqqqq")).toThrow(/got "qqqqqqqq"$/);
  });
});

describe("systemsWith", () => {
  const names = (query: Parameters<typeof systemsWith>[0]): string[] => systemsWith(query).map(({ name }) => name);

  test("finds all systems if nothing is asked", () => {
    expect(systemsWith({})).toEqual(systems);
    expect(systemsWith()).toEqual(systems);
  });

  test("finds by kind, dimension and flags, all of them at once", () => {
    expect(names({ kind: "flow", dimension: 10 })).toEqual(["MacArthur"]);
    expect(names({ delay: true })).toEqual(names({ kind: "delay" }));
    expect(names({ smoothness: "discontinuous", kind: "flow" })).toContain("SprottMore");
    expect(names({ autonomous: false })).toEqual(["Torus"]);
    expect(names({ hamiltonian: true, dimension: 4 })).toContain("HenonHeiles");
    expect(names({ hamiltonian: true, dimension: 4 })).not.toContain("Qi");
    expect(names({ invertible: true, dimension: 2 })).toContain("HenonMap");
    expect(names({ invertible: true })).not.toContain("LogisticMap");
  });

  test("finds by regime: those that have it, and none without invariants", () => {
    const found = systemsWith({ regime: ["chaotic", "hyperchaotic"] });
    expect(found.every(({ invariants }) => invariants?.regime.endsWith("chaotic"))).toBe(true);
    expect(names({ regime: "chaotic" })).not.toContain("KuramotoSivashinsky");
    for (const { invariants } of systemsWith({ chaotic: true })) {
      expect(invariants?.lyapunovExponents[0]).toBeGreaterThan(0);
    }
  });
});
