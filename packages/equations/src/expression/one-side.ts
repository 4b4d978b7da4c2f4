import { multiply, negate, same, subtract } from "./arithmetic.ts";
import { choice, type Expression, number, rewriter, symbol } from "./expression.ts";

export interface OneSide {
  /** The expressions without the jumps and bends at the given places. */
  readonly expressions: readonly Expression[];
  /** For each of the places, whether anything jumps or bends there. */
  readonly found: readonly boolean[];
}

/**
 * Continues expressions smoothly across the zeros of switching functions: wherever the sign of `switches[k]` decides, the
 * symbol `signs[k]`, 1 or -1, decides instead.
 */
export function oneSideOf(
  expressions: readonly Expression[],
  switches: readonly Expression[],
  signs: readonly string[],
): OneSide {
  const found = switches.map(() => false);
  /** What `write` makes of the sign of u, if u is a switching function or the negative of one. */
  const bySign = (u: Expression, write: (sign: Expression) => Expression | undefined): Expression | undefined => {
    for (let k = 0; k < switches.length; k++) {
      const itself = same(u, switches[k]);
      if (!itself && !same(negate(u), switches[k]) && !same(u, negate(switches[k]))) continue;
      const written = write(itself ? symbol(signs[k]) : negate(symbol(signs[k])));
      if (written) found[k] = true;
      return written;
    }
    return undefined;
  };
  const visit = rewriter((expression, original) => {
    if (expression.kind === "call" && original.kind === "call") {
      const [u, v] = expression.args;
      const decisive = v === undefined ? original.args[0] : subtract(original.args[0], original.args[1]);
      return bySign(decisive, (sign) => withoutCall(expression.name, sign, u, v)) ?? expression;
    }
    if (expression.kind === "choice" && original.kind === "choice") {
      const [left, right] = original.parts;
      const [, , yes, no] = expression.parts;
      const write = (sign: Expression) => choice(expression.relation, sign, number(0), yes, no);
      return bySign(subtract(left, right), write) ?? expression;
    }
    return expression;
  });
  return { expressions: expressions.map(visit), found };
}

function withoutCall(name: string, sign: Expression, u: Expression, v: Expression): Expression | undefined {
  switch (name) {
    case "sign":
      return sign;
    case "abs":
      return multiply(sign, u);
    case "heaviside":
      return choice(">", sign, number(0), number(1), number(0));
    case "min":
      return choice("<", sign, number(0), u, v);
    case "max":
      return choice(">", sign, number(0), u, v);
    default:
      return undefined;
  }
}
