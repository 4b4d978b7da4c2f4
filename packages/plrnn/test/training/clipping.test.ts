import { expect, test } from "vitest";
import { clipArrays, clipWhole } from "../../src/index.ts";

const gradients = () =>
  [[3, 4], [0.6], [0, 0]].map((values) => ({ rows: values.length, columns: 1, data: Float64Array.from(values) }));
const norm = (data: Float64Array): number => Math.hypot(...data);

test("clipArrays shortens each array that is too long, and keeps its direction", () => {
  const clipped = gradients();
  clipArrays(1)(clipped);
  expect(clipped.map(({ data }) => norm(data))).toEqual([expect.closeTo(1, 12), 0.6, 0]);
  expect(clipped[0].data[1] / clipped[0].data[0]).toBeCloseTo(4 / 3, 12);
});

test("clipWhole shortens all arrays by one factor, or none", () => {
  const clipped = gradients();
  clipWhole(1)(clipped);
  expect(Math.hypot(...clipped.map(({ data }) => norm(data)))).toBeCloseTo(1, 12);
  expect(clipped[1].data[0] / clipped[0].data[0]).toBeCloseTo(0.2, 12);

  const short = gradients();
  clipWhole(6)(short);
  expect(short).toEqual(gradients());
});
