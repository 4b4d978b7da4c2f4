/**
 * The singular values of a matrix given by its columns, which it changes: pairs of columns are rotated until all are
 * orthogonal (Hestenes 1958), so that small values keep their digits. For few columns of any length.
 */
export function singularValuesOf(columns: readonly Float64Array[]): Float64Array {
  for (let sweep = 0; sweep < 40; sweep++) {
    let turned = false;
    for (let i = 0; i < columns.length; i++) {
      for (let j = i + 1; j < columns.length; j++) {
        if (orthogonalize(columns[i], columns[j])) turned = true;
      }
    }
    if (!turned) break;
  }
  return Float64Array.from(columns, (column) => Math.sqrt(dot(column, column)))
    .sort()
    .reverse();
}

/** Rotates two columns into orthogonal ones; returns whether they had not been. */
function orthogonalize(x: Float64Array, y: Float64Array): boolean {
  const xx = dot(x, x);
  const yy = dot(y, y);
  const xy = dot(x, y);
  if (Math.abs(xy) <= 1e-15 * Math.sqrt(xx) * Math.sqrt(yy)) return false;
  const zeta = (yy - xx) / (2 * xy);
  const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = cosine * tangent;
  for (let k = 0; k < x.length; k++) {
    const value = x[k];
    x[k] = cosine * value - sine * y[k];
    y[k] = sine * value + cosine * y[k];
  }
  return true;
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k] * y[k];
  return sum;
}
