/** Text that already is HTML. */
export interface Html {
  readonly html: string;
}

/** A template that escapes everything put into it, except what already is HTML. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: parts.reduce((text, part, k) => text + contentOf(values[k - 1]) + part) };
}

/** Takes text as HTML as it is: for what was made to be HTML, such as a drawing. */
export function raw(text: string): Html {
  return { html: text };
}

type Content = string | number | undefined | Html | readonly Html[];

function contentOf(value: Content): string {
  if (value === undefined) return "";
  if (typeof value === "object") return "html" in value ? value.html : value.map((item) => item.html).join("");
  return String(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
