/** Compiles the text of a function that this package has written. */
export function compile<F>(source: string): F {
  return new Function(`"use strict"; return ${source};`)() as F;
}
