/** Streaming association in double precision; see parts/streaming.ts. */
import { associate as associateIn } from "./parts/streaming";
export { configure } from "./parts/streaming";

export function associate(patterns: usize, tiles: usize, beta: f64): void {
  associateIn<f64>(patterns, tiles, beta);
}
