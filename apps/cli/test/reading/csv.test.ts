import { describe, expect, test } from "vitest";
import { InputError } from "../../src/input-error.ts";
import { tableFromCsv } from "../../src/reading/csv.ts";

const read = (text: string, columns?: string[]) => tableFromCsv("a.csv", new TextEncoder().encode(text), columns);

describe("tableFromCsv", () => {
  test("reads rows under a header", () => {
    const { columns, values } = read("x,y\n1,2\n3.5,-4e-1\n");
    expect(columns).toEqual(["x", "y"]);
    expect([...values]).toEqual([1, 2, 3.5, -0.4]);
  });

  test("numbers the columns where there is no header", () => {
    expect(read("1,2\n3,4").columns).toEqual(["1", "2"]);
  });

  test.each([
    ["commas", "1,2\n3,4\n"],
    ["semicolons", "1;2\n3;4\n"],
    ["tabs", "1\t2\n3\t4\n"],
    ["Windows line ends, a byte order mark and empty lines", "\uFEFF1,2\r\n\r\n3,4\r\n\r\n"],
    ["spaces around the cells", " 1 , 2\n 3 , 4 \n"],
    ["quoted cells", '"1","2"\n"3","4"\n'],
    ["an old Mac's line ends", "1,2\r3,4\r"],
  ])("reads the same numbers from %s", (_, text) => {
    const { columns, values } = read(text);
    expect(columns).toHaveLength(2);
    expect([...values]).toEqual([1, 2, 3, 4]);
  });

  test("reads the header that numpy.savetxt writes", () => {
    expect(read("# x,y\n1,2\n").columns).toEqual(["x", "y"]);
  });

  test.each([
    ["empty lines before semicolons", "\n\r\n1;2\n3;4\n"],
    ["comments before the data", '# made by hand; in "May", and\n#\n1,2\n3,4\n'],
    ["comments before and after a header", "# a note\nx,y\n# mm,mm\n1,2\n3,4\n"],
  ])("skips %s", (_, text) => {
    expect([...read(text).values]).toEqual([1, 2, 3, 4]);
  });

  test("looks only at the columns that are wanted, and counts lines and columns of the whole file", () => {
    const { columns, values } = read("day,x,y\nmonday,1,2\ntuesday,3,\n", ["x"]);
    expect(columns).toEqual(["x"]);
    expect([...values]).toEqual([1, 3]);
    expect(() => read("# a note\n\nday,x\nmonday,1\ntuesday,no\n", ["x"])).toThrow(
      'a.csv, line 5, column 2 (x): "no" is not a number',
    );
  });

  test.each([
    [
      "a text column",
      "t,x\nmonday,1\n",
      'a.csv, line 2, column 1 (t): "monday" is not a number; remove the column, or choose others with --columns',
    ],
    [
      "a decimal comma",
      "x;y\n1,5;2\n",
      'a.csv, line 2, column 1 (x): "1,5" is not a number; write decimals with a point',
    ],
    ["a ragged row", "x,y\n1,2\n3\n", "a.csv, line 3: 1 cell where the first row has 2; make all rows equally long"],
    ["a row too long", "1,2\n3,4,5\n", "a.csv, line 2: 3 cells where the first row has 2; make all rows equally long"],
    [
      "NaN",
      "x,y\n1,2\n3,nan\n",
      "a.csv, line 3, column 2 (y): nan; fill the gap or remove the rows before or after it",
    ],
    [
      "NaN in the first row of a file without header",
      "NaN,2\n3,4\n",
      "a.csv, line 1, column 1: NaN; fill the gap or remove the rows before or after it",
    ],
    [
      "an empty cell",
      "x,y\n1,2\n\n,5\n",
      "a.csv, line 4, column 1 (x): the cell is empty; fill the gap or remove the rows before or after it",
    ],
    [
      "a number that overflows",
      "1,1e999\n",
      'a.csv, line 1, column 2: "1e999" is not a number; remove the column, or choose others with --columns',
    ],
    [
      "a header alone",
      "x,y\n",
      "a.csv has no rows of numbers; it should have one row per sample, one column per component",
    ],
  ])("refuses %s by line and column", (_, text, message) => {
    expect(() => read(text)).toThrow(new InputError(message));
  });
});
