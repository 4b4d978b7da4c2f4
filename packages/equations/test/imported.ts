import { stripTypeScriptTypes } from "node:module";

/** What a module exports whose TypeScript is given as a text. */
// biome-ignore lint/suspicious/noExplicitAny: its text is what the test is about, and no compiler has seen it.
export async function imported(text: string): Promise<Record<string, any>> {
  return import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(text))}`);
}
