import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Results of finished units of work, kept in an SQLite file as they end, so that an interrupted run resumes. */
export interface UnitStore {
  /** The result of a unit that ended before, if it did with the same settings. */
  find(experiment: string, unit: string, settings: string): unknown;
  /** Keeps a result, in place of an earlier one of the same unit. */
  keep(experiment: string, unit: string, settings: string, result: unknown, seconds: number): void;
  close(): void;
}

/** Opens the file, or creates it with the folders on its way. */
export function openUnitStore(file: string): UnitStore {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  // Other processes may hold the file, so wait, from the first statement on. It is not switched to a write-ahead log: while
  // others open it at the same time, the switch fails at once, whatever the time to wait.
  database.exec("PRAGMA busy_timeout = 5000");
  database.exec(
    "CREATE TABLE IF NOT EXISTS units (experiment TEXT, unit TEXT, settings TEXT, result TEXT NOT NULL, " +
      "seconds REAL NOT NULL, PRIMARY KEY (experiment, unit)) STRICT",
  );
  const select = database.prepare("SELECT result FROM units WHERE experiment = ? AND unit = ? AND settings = ?");
  const insert = database.prepare("INSERT OR REPLACE INTO units VALUES (?, ?, ?, ?, ?)");
  return {
    find(experiment, unit, settings) {
      const row = select.get(experiment, unit, settings);
      return row && JSON.parse(String(row.result));
    },
    keep(experiment, unit, settings, result, seconds) {
      insert.run(experiment, unit, settings, JSON.stringify(result), seconds);
    },
    close: () => database.close(),
  };
}
