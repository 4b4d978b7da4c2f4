/** Something the user gave is wrong: one sentence that names it and the remedy. The program prints it and ends with exit code 2. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** The one-word reason of a failed call to the file system, such as `EACCES`. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return "there is no such file or folder";
    case "EEXIST":
    case "ENOTEMPTY":
      return "something of that name is there already";
    case "EISDIR":
      return "it is a folder";
    case "ENOTDIR":
      return "a part of its path is a file, not a folder";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "permission is denied";
    case "ENOSPC":
      return "the disk is full";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
