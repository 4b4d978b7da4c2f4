import { readFileSync } from "node:fs";

const manifest: { version: string } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** The version of this package: its manifest lies one folder above both src and dist. */
export const version: string = manifest.version;
