/** The rotatable view in the report: runs in the reader's browser, bundled into one script by scripts/generate.ts. */
import { startViewer } from "./viewer.ts";

for (const element of document.querySelectorAll<HTMLElement>("[data-viewer]")) startViewer(element);
