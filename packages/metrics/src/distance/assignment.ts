/** An assignment of columns to rows of least total cost. */
export interface Assignment {
  /** The column of each row. */
  readonly columns: Int32Array;
  readonly cost: number;
}

const FREE = -1;

/**
 * Assigns n columns to n rows at least cost by shortest augmenting paths (Jonker and Volgenant, Computing 38, 325, 1987), after
 * their reductions of columns and rows. Costs are asked for, never stored: memory is linear, time O(n³) at worst.
 */
export function assign(n: number, cost: (row: number, column: number) => number): Assignment {
  const columnOf = new Int32Array(n).fill(FREE);
  const rowOf = new Int32Array(n).fill(FREE);
  const price = new Float64Array(n);
  for (let j = n - 1; j >= 0; j--) {
    let least = Infinity;
    let row = 0;
    for (let i = 0; i < n; i++) {
      const value = cost(i, j);
      if (value < least) {
        least = value;
        row = i;
      }
    }
    price[j] = least;
    if (columnOf[row] === FREE) {
      columnOf[row] = j;
      rowOf[j] = row;
    }
  }

  for (let pass = 0; pass < 2; pass++) reduceRows(n, cost, price, columnOf, rowOf);

  // Each row that is left over displaces others along the shortest path to a free column.
  const distance = new Float64Array(n);
  const before = new Int32Array(n);
  const open = new Int32Array(n);
  const done = new Int32Array(n);
  for (let start = 0; start < n; start++) {
    if (columnOf[start] !== FREE) continue;
    for (let j = 0; j < n; j++) {
      distance[j] = cost(start, j) - price[j];
      before[j] = start;
      open[j] = j;
    }
    let left = n;
    let settled = 0;
    let end = FREE;
    let shortest = 0;
    while (end === FREE) {
      let place = 0;
      shortest = Infinity;
      for (let k = 0; k < left; k++) {
        const j = open[k];
        if (distance[j] < shortest || (distance[j] === shortest && rowOf[j] === FREE)) {
          shortest = distance[j];
          place = k;
        }
      }
      const column = open[place];
      open[place] = open[--left];
      if (rowOf[column] === FREE) {
        end = column;
        break;
      }
      done[settled++] = column;
      const row = rowOf[column];
      const reduced = cost(row, column) - price[column] - shortest;
      for (let k = 0; k < left; k++) {
        const j = open[k];
        const through = cost(row, j) - price[j] - reduced;
        if (through < distance[j]) {
          distance[j] = through;
          before[j] = row;
        }
      }
    }
    for (let k = 0; k < settled; k++) price[done[k]] += distance[done[k]] - shortest;
    for (let row = FREE; row !== start; ) {
      row = before[end];
      rowOf[end] = row;
      const next = columnOf[row];
      columnOf[row] = end;
      end = next;
    }
  }
  let total = 0;
  for (let i = 0; i < n; i++) total += cost(i, columnOf[i]);
  return { columns: columnOf, cost: total };
}

/**
 * Gives each free row the column that is cheapest for it, at a price lowered until the next best is as good, and so may free
 * another row, which is tried at once as long as prices fall.
 */
function reduceRows(
  n: number,
  cost: (row: number, column: number) => number,
  price: Float64Array,
  columnOf: Int32Array,
  rowOf: Int32Array,
): void {
  let patience = 10 * n;
  for (let start = 0; start < n; start++) {
    let row = start;
    while (row !== FREE && columnOf[row] === FREE && patience-- > 0) {
      let least = Infinity;
      let second = Infinity;
      let best = 0;
      let next = 0;
      for (let j = 0; j < n; j++) {
        const value = cost(row, j) - price[j];
        if (value < least) {
          second = least;
          next = best;
          least = value;
          best = j;
        } else if (value < second) {
          second = value;
          next = j;
        }
      }
      const falls = least < second && second < Infinity;
      const column = !falls && rowOf[best] !== FREE && n > 1 ? next : best;
      if (falls) price[column] -= second - least;
      const displaced = rowOf[column];
      if (displaced !== FREE) columnOf[displaced] = FREE;
      columnOf[row] = column;
      rowOf[column] = row;
      row = falls ? displaced : FREE;
    }
  }
}
