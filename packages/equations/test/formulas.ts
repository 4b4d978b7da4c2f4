import fc from "fast-check";

/** Random formulas of x, y and the parameter a whose values stay moderate, smooth wherever they are defined. */
export const smoothFormula: fc.Arbitrary<string> = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("x", "y", "a", "2", "0.5", "-1", "pi"),
    fc.tuple(tie("formula"), fc.constantFrom("+", "-", "*"), tie("formula")).map(([l, o, r]) => `(${l}) ${o} (${r})`),
    fc.tuple(tie("formula"), tie("formula")).map(([l, r]) => `(${l}) / (2 + tanh(${r}))`),
    fc.tuple(fc.constantFrom("sin", "cos", "tanh", "atan"), tie("formula")).map(([name, inner]) => `${name}(${inner})`),
    fc
      .tuple(fc.constantFrom("exp", "sinh", "cosh", "tan", "asin", "acos"), tie("formula"))
      .map(([name, inner]) => `${name}(0.9*sin(${inner}))`),
    fc
      .tuple(fc.constantFrom("log", "sqrt", "cbrt", "abs"), tie("formula"))
      .map(([name, inner]) => `${name}(1.5 + cos(${inner}))`),
    fc.tuple(tie("formula"), fc.constantFrom("2", "3", "5")).map(([base, n]) => `tanh(${base})^${n}`),
    fc.tuple(tie("formula"), fc.constantFrom("-2", "0.5", "1.5", "a", "1/3")).map(([b, n]) => `(2 + sin(${b}))^(${n})`),
    fc.tuple(tie("formula"), tie("formula")).map(([b, e]) => `(2 + sin(${b}))^sin(${e})`),
    fc.tuple(tie("formula"), tie("formula")).map(([u, v]) => `atan2(${u}, 2 + cos(${v}))`),
  ),
})).formula;

/** Coordinates at which none of the formulas below has a jump or kink, nor nearby: they are 0.07 or more away. */
export const coordinates: fc.Arbitrary<[x: number, y: number]> = fc.tuple(
  fc.integer({ min: -8, max: 8 }).map((k) => k / 4 + 0.1),
  fc.integer({ min: -8, max: 8 }).map((k) => k / 4 + 0.17),
);

/** Random formulas of x, y and a with jumps and kinks at multiples of 1/4. */
export const brokenFormula: fc.Arbitrary<string> = fc.letrec<{ formula: string; place: string }>((tie) => ({
  place: fc.constantFrom("x", "y", "2*x", "-y"),
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("x", "y", "a", "x*y", "0.5"),
    fc.tuple(tie("formula"), fc.constantFrom("+", "-", "*"), tie("formula")).map(([l, o, r]) => `(${l}) ${o} (${r})`),
    fc.tuple(tie("formula"), tie("formula")).map(([l, r]) => `(${l}) / (2 + tanh(${r}))`),
    tie("formula").map((inner) => `sin(${inner})`),
    fc
      .tuple(fc.constantFrom("sign", "heaviside", "abs", "floor"), tie("place"))
      .map(([name, inner]) => `${name}(${inner})`),
    fc.tuple(tie("place"), fc.constantFrom("1", "2", "-1", "-0.5")).map(([u, v]) => `mod(${u}, ${v})`),
    fc
      .tuple(
        fc.constantFrom("min", "max"),
        fc.constantFrom("x", "2*x"),
        fc.constantFrom("y", "-y", "0.5"),
        tie("formula"),
      )
      .map(([name, u, v, factor]) => `${name}(${u}, ${v})*(${factor})`),
    fc
      .tuple(tie("place"), fc.constantFrom("<", "<=", ">", ">="), tie("formula"), tie("formula"))
      .map(([u, relation, yes, no]) => `(${u} ${relation} 0.5 ? ${yes} : ${no})`),
  ),
})).formula;
