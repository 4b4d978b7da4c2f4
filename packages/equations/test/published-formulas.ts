/** Formulas of the shared reference, which writes `Piecewise((value, condition), …, (value, True))`, in this package's. */
export function translated(text: string): string {
  const renamed = text.replaceAll("Min(", "min(").replaceAll("Max(", "max(").replaceAll("Mod(", "mod(");
  return withoutPiecewise(renamed);
}

function withoutPiecewise(text: string): string {
  const start = text.indexOf("Piecewise(");
  if (start < 0) return text;
  const open = start + "Piecewise".length;
  const close = closing(text, open);
  const pairs = parts(text.slice(open + 1, close)).map((pair) => parts(pair.slice(1, -1)).map(withoutPiecewise));
  const choice = pairs.reduceRight(
    (otherwise, [value, condition]) =>
      condition === "True" ? `(${value})` : `(${condition} ? ${value} : ${otherwise})`,
    "0",
  );
  return withoutPiecewise(`${text.slice(0, start)}${choice}${text.slice(close + 1)}`);
}

/** The place of the parenthesis that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let k = open; k < text.length; k++) {
    if (text[k] === "(") depth++;
    if (text[k] === ")" && --depth === 0) return k;
  }
  throw new Error(`no end of ${text.slice(open)}`);
}

/** The parts of a list that commas outside parentheses separate. */
function parts(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let k = 0; k < text.length; k++) {
    if (text[k] === "(") depth++;
    if (text[k] === ")") depth--;
    if (text[k] !== "," || depth > 0) continue;
    found.push(text.slice(from, k));
    from = k + 1;
  }
  return [...found, text.slice(from)].map((part) => part.trim());
}
