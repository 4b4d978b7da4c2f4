import { expect, test } from "vitest";
import { loadWasm } from "../src/index.ts";

/** (module (import "env" "memory" (memory 1)) (func (export "first") (result i32) (i32.load (i32.const 2048)))) */
const bytes = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 2, 15, 1, 3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2,
  0, 1, 3, 2, 1, 0, 7, 9, 1, 5, 102, 105, 114, 115, 116, 0, 0, 10, 10, 1, 8, 0, 65, 128, 16, 40, 2, 0, 11,
];
const good = btoa(String.fromCharCode(...bytes));
const unknown = btoa("this is no kernel");

test("a kernel reads what the caller wrote, in a memory large enough", () => {
  const { memory, start, call } = loadWasm({ simd: good, relaxed: good }, { bytes: 200_000 });
  expect(memory.byteLength).toBeGreaterThanOrEqual(200_000 + start);
  new Int32Array(memory, start, 1)[0] = 42;
  expect(call("first")()).toBe(42);
  expect(() => call("second")).toThrow("the kernel has no function second");
});

test("the plain build is taken where the machine does not know the relaxed one", () => {
  expect(loadWasm({ simd: good, relaxed: unknown }, { bytes: 1 }).relaxed).toBe(false);
  expect(loadWasm({ simd: unknown, relaxed: good }, { bytes: 1 }).relaxed).toBe(true);
});

test("instances do not share their memory", () => {
  const [a, b] = [1, 2].map((value) => {
    const instance = loadWasm({ simd: good, relaxed: good }, { bytes: 4 });
    new Int32Array(instance.memory, instance.start, 1)[0] = value;
    return instance;
  });
  expect([a.call("first")(), b.call("first")()]).toEqual([1, 2]);
});
