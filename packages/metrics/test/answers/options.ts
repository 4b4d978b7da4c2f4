/** Options from parameters of a reference case: those that are given, under the names they have here. */
export function optionsOf<K extends string>(
  params: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, K>>,
): { [key in K]?: number } {
  const given = Object.entries(names).filter(([name]) => typeof params[name] === "number");
  return Object.fromEntries(given.map(([name, option]) => [option, params[name]])) as { [key in K]?: number };
}
