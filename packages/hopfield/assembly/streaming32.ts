/** Streaming association in single precision; see parts/streaming.ts. */
import { associate as associateIn } from "./parts/streaming";
export { configure } from "./parts/streaming";

export function associate(patterns: usize, tiles: usize, beta: f32): void {
  associateIn<f32>(patterns, tiles, beta);
}
