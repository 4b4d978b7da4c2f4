import { distance } from "fastest-levenshtein";

/** Says which of the known names the user may have meant, as the end of a sentence; empty if none is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const word = name.toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, edits: editsBetween(word, candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
  return near.length > 0 ? `; did you mean ${near.join(" or ")}?` : "";
}

/** A beginning of a name counts as one edit away from it. */
function editsBetween(word: string, candidate: string): number {
  return word.length >= 3 && candidate.startsWith(word) ? 1 : distance(word, candidate);
}
