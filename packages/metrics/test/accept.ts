/** Answers the cases of reference files: run by tooling/accept.ts. */
export { casesOf } from "./answers/cases.ts";
