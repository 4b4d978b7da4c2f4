import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formulasOf } from "../src/formulas.ts";
import { systems } from "../src/index.ts";

const page = readFileSync(new URL("../CATALOGUE.md", import.meta.url), "utf8");

test("CATALOGUE.md shows every system as it is: npm run catalogue writes it", () => {
  const shown = [...page.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
  expect(shown.sort()).toEqual(systems.map(({ name }) => name).sort());
  for (const system of systems) {
    const { name, about, source, kind, stateNames } = system;
    const { equations } = formulasOf(system);
    const from = page.indexOf(`### ${name}\n`);
    const section = page.slice(from, page.indexOf("<br", from));
    expect(section, name).toContain(about);
    expect(section, name).toContain(source);
    const first = kind === "map" ? `${stateNames[0]} ← ` : `d${stateNames[0]}/dt = `;
    expect(section, name).toContain(first + equations[stateNames[0]]);
    expect(existsSync(new URL(`../pictures/${name}.svg`, import.meta.url)), name).toBe(true);
  }
});
