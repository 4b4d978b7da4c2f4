import { binary, call, choice, type Expression, number } from "../expression/expression.ts";
import type { Language } from "./lower.ts";
import { printer } from "./print.ts";

/** JavaScript: it lacks the step, and the remainder with the sign of the divisor. */
export const javascript: Language = {
  largestPower: 16,
  power: (base, exponent) => call("pow", base, exponent),
  calls: {
    heaviside: (u) => choice(">", u, number(0), number(1), number(0)),
    mod: (u, v) => {
      // Both remainders are exact. That of JavaScript has the sign of u.
      const remainder = call("%", u, v);
      const wrong = v.kind === "number" && v.value > 0 ? remainder : binary("*", remainder, v);
      return choice("<", wrong, number(0), binary("+", remainder, v), remainder);
    },
  },
};

/** Writes a lowered expression as JavaScript. */
export const javascriptOf: (expression: Expression) => string = /* @__PURE__ */ printer({
  number: (value) => (value === Math.PI ? "Math.PI" : String(value)),
  call: (name, args) => `Math.${name}(${args.join(", ")})`,
  variadic: true,
  equality: { "==": "===", "!=": "!==" },
});
