/** Gives out names for variables, none of them twice. */
export interface NamePool {
  /** The name itself, or with `_` behind it as often as it takes. */
  claim(name: string): string;
  /** The next of `e1`, `e2`, … */
  fresh(prefix: string): string;
}

export function namePool(taken: Iterable<string>): NamePool {
  const used = new Set(taken);
  const counts: Record<string, number> = {};
  const claim = (name: string): string => {
    const free = used.has(name) ? claim(`${name}_`) : name;
    used.add(free);
    return free;
  };
  const fresh = (prefix: string): string => {
    counts[prefix] = (counts[prefix] ?? 0) + 1;
    const name = `${prefix}${counts[prefix]}`;
    return used.has(name) ? fresh(prefix) : claim(name);
  };
  return { claim, fresh };
}
