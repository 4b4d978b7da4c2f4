#!/usr/bin/env node
import { NumericalError } from "@attractors/core";
import { InputError } from "./input-error.ts";
import { programFor } from "./program.ts";

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await programFor(process.argv.slice(2));
} catch (error) {
  if (error instanceof InputError) {
    process.stderr.write(`attractors: ${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof NumericalError) {
    process.stderr.write(`attractors: the computation failed. ${error.message}\n`);
    process.exitCode = 1;
  } else if (error instanceof RangeError || error instanceof TypeError) {
    // The libraries refuse what the checks above them let through.
    process.stderr.write(`attractors: ${error.message.replaceAll(/\s*\n\s*/g, " ")}\n`);
    process.exitCode = 2;
  } else {
    throw error;
  }
}
