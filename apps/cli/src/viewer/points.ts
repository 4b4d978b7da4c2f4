/** Reads the points that the report carries: Float32 numbers in base64, three per point. */
export function decodePoints(base64: string): Float32Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let k = 0; k < text.length; k++) bytes[k] = text.charCodeAt(k);
  return new Float32Array(bytes.buffer);
}

/** The middle and the largest half-width of the box around some points: what the camera looks at. */
export function extentOf(points: Float32Array): { center: [number, number, number]; radius: number } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let k = 0; k < points.length; k++) {
    low[k % 3] = Math.min(low[k % 3], points[k]);
    high[k % 3] = Math.max(high[k % 3], points[k]);
  }
  const middle = (i: number): number => (low[i] + high[i]) / 2;
  return {
    center: [middle(0), middle(1), middle(2)],
    radius: Math.max(...low.map((value, i) => (high[i] - value) / 2), 1e-6),
  };
}
