/** Adds everything of one list to another. `push(...more)` puts all of `more` on the stack, which overflows on one long line of numbers. */
export function addAll<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one)
}
