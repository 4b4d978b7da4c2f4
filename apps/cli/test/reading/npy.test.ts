import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tableFromNpy } from "../../src/reading/npy.ts";
import { npyOf } from "../../src/writing/table-file.ts";

/** A .npy file as NumPy writes it: header of version 1 padded to 64 bytes. */
function npy(type: string, shape: string, data: ArrayBufferView, fortran = false): Uint8Array {
  const dictionary = `{'descr': '${type}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${shape}, }`;
  const header = `${dictionary.padEnd(64 * Math.ceil((dictionary.length + 11) / 64) - 11)}\n`;
  const mark = [0x93, ...Buffer.from("NUMPY"), 1, 0, header.length % 256, header.length >> 8];
  return Uint8Array.from([
    ...mark,
    ...Buffer.from(header),
    ...new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  ]);
}

const read = (bytes: Uint8Array, columns?: string[]) => tableFromNpy("a.npy", bytes, columns);

describe("tableFromNpy", () => {
  test("reads rows first", () => {
    const { columns, values } = read(npy("<f8", "(3, 2)", Float64Array.of(1, 2, 3, 4, 5, 6)));
    expect(columns).toEqual(["1", "2"]);
    expect([...values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("reads columns first (Fortran order) to the same rows", () => {
    const { values } = read(npy("<f8", "(3, 2)", Float64Array.of(1, 3, 5, 2, 4, 6), true));
    expect([...values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("reads rank 1 as one column", () => {
    expect(read(npy("<f4", "(3,)", Float32Array.of(1, 2, 3))).columns).toEqual(["1"]);
  });

  test.each([
    ["|i1", Int8Array.of(-1, 2)],
    ["|u1", Uint8Array.of(255, 2)],
    ["<i2", Int16Array.of(-300, 2)],
    ["<u2", Uint16Array.of(60000, 2)],
    ["<i4", Int32Array.of(-70000, 2)],
    ["<u4", Uint32Array.of(4e9, 2)],
    ["<i8", BigInt64Array.of(-5n, 2n)],
    ["<u8", BigUint64Array.of(5n, 2n)],
    ["<f4", Float32Array.of(0.5, 2)],
  ])("reads %s", (type, data) => {
    expect([...read(npy(type, "(2,)", data)).values]).toEqual(Array.from(data, Number));
  });

  test("reads float16", () => {
    expect([...read(npy("<f2", "(2,)", Uint16Array.of(0x3c00, 0xc100))).values]).toEqual([1, -2.5]);
  });

  test("reads back what npyOf writes, exactly", () => {
    const values = Float64Array.of(Math.PI, -1e-300, 0.1, 4);
    const table = read(npyOf({ columns: ["x", "y"], values }));
    expect(table.columns).toHaveLength(2);
    expect(table.values).toEqual(values);
  });

  test("looks only at the columns that are wanted", () => {
    const bytes = npy("<f8", "(2, 3)", Float64Array.of(1, Number.NaN, 3, 4, 5, 6));
    expect([...read(bytes, ["3", "1"]).values]).toEqual([3, 1, 6, 4]);
    expect(() => read(bytes, ["2"])).toThrow("a.npy, row 1, column 2: NaN");
  });

  test.each([
    ["what is not .npy", Uint8Array.of(1, 2, 3), "does not begin with NumPy's mark"],
    ["a header cut short", npy("<f8", "(2,)", Float64Array.of(1, 2)).subarray(0, 40), "its header does not end"],
    [
      "data cut short",
      npy("<f8", "(3,)", Float64Array.of(1, 2)),
      "is cut short: its shape (3, 1) takes 152 bytes, but it has 144",
    ],
    ["too many data", npy("<f8", "(1,)", Float64Array.of(1, 2)), "is too long"],
    [
      "big-endian numbers",
      npy(">f8", "(2,)", Float64Array.of(1, 2)),
      'big-endian (>f8), which is not read here; save array.astype("<f8")',
    ],
    ["objects", npy("|O", "(2,)", Float64Array.of(1, 2)), 'holds |O, not numbers; save array.astype("<f8")'],
    ["complex numbers", npy("<c16", "(1,)", Float64Array.of(1, 2)), "holds <c16, not numbers"],
    ["text", npy("<U2", "(1,)", Float64Array.of(1)), "holds <U2, not numbers"],
    ["truth values", npy("|b1", "(2,)", Uint8Array.of(0, 1)), "holds |b1, not numbers"],
    ["rank 3", npy("<f8", "(1, 1, 2)", Float64Array.of(1, 2)), "has rank 3 (shape (1, 1, 2))"],
    ["rank 0", npy("<f8", "()", Float64Array.of(1)), "has rank 0"],
    ["no rows", npy("<f8", "(0, 3)", new Float64Array(0)), "has no numbers: its shape is (0, 3)"],
    ["NaN", npy("<f8", "(2, 2)", Float64Array.of(1, 2, 3, Number.NaN)), "a.npy, row 2, column 2: NaN; fill the gap"],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(message);
  });

  const shared = new URL("../../../../../shared/data/lorenz63/lorenz63_test.npy", import.meta.url);
  test.skipIf(!existsSync(shared))(
    "reads a Fortran-ordered file that NumPy wrote (skipped without the shared data)",
    () => {
      const { columns, values } = read(readFileSync(shared));
      expect([columns.length, values.length]).toEqual([3, 300_000]);
      // A path is smooth only if rows and columns are told apart: steps are small beside the deviation of 1.
      let largest = 0;
      for (let k = 3; k < values.length; k++) largest = Math.max(largest, Math.abs(values[k] - values[k - 3]));
      expect(largest).toBeLessThan(0.5);
    },
  );
});
