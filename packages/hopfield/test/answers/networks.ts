import type { Case, ReferenceFile } from "./case.ts";
import { answerClassical } from "./classical.ts";
import { answerDense } from "./dense.ts";
import { answerModern } from "./modern.ts";
import { complaintsOf, type Quantities, type Record_, recordsOf } from "./quantities.ts";

/** How each kind of record is answered: quantity by quantity. */
const answers: Readonly<Record<string, (record: Record_) => Quantities>> = {
  classical: answerClassical,
  dense_discrete: answerDense,
  modern: answerModern,
};

/** Fields that describe a record and are no quantities. */
const given = new Set(["kind", "N", "K", "d", "beta", "patterns", "start", "order", "query", "note", "name", "id"]);

/** Every quantity of every record of the file as a case; undefined if it has no records. */
export function networkCasesOf({ content }: ReferenceFile): Case[] | undefined {
  return recordsOf(content)?.flatMap((record, index) => {
    const name = `${index} ${record.kind}`;
    const answer = answers[record.kind];
    if (!answer) return [{ name, answer: () => [`unknown kind ${record.kind}`] }];
    return Object.entries(record)
      .filter(([quantity]) => !given.has(quantity))
      .flatMap(([quantity, expected]) => flatten(quantity, expected))
      .map(([quantity, expected]) => ({
        name: `${name} ${quantity}`,
        answer: () => complaintsOf(answer(record), quantity, expected),
      }));
  });
}

/** Objects are looked into: `{ hebb: { W } }` is the quantity `hebb.W`. */
function flatten(name: string, value: unknown): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(`${name}.${key}`, inner));
}
