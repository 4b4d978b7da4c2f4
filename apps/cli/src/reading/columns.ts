import { InputError } from "../input-error.ts";
import { didYouMean } from "../near-names.ts";

/** Finds the places of the wanted columns, by name or by number from 1; all places if none are named. */
export function placesOf(file: string, columns: readonly string[], wanted?: readonly string[]): number[] {
  if (!wanted) return columns.map((_, k) => k);
  const places = wanted.map((name) => {
    const byName = columns.indexOf(name);
    const place = byName >= 0 ? byName : Number(name) - 1;
    if (!(Number.isInteger(place) && place >= 0 && place < columns.length)) {
      const hint = didYouMean(name, columns) || `; it has ${columns.join(", ")}`;
      throw new InputError(`${file} has no column ${name}${hint}`);
    }
    return place;
  });
  if (new Set(places).size < places.length) throw new InputError(`--columns names a column twice: ${wanted.join(",")}`);
  return places;
}
