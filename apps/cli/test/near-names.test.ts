import { expect, test } from "vitest";
import { didYouMean } from "../src/near-names.ts";

test("didYouMean finds misspelt and shortened names, and stays silent otherwise", () => {
  const known = ["Lorenz", "Lorenz96", "Roessler"];
  expect(didYouMean("lorentz", known)).toBe("; did you mean Lorenz?");
  expect(didYouMean("lore", known)).toBe("; did you mean Lorenz or Lorenz96?");
  expect(didYouMean("roes", known)).toBe("; did you mean Roessler?");
  expect(didYouMean("pendulum", known)).toBe("");
});
