/** Texts are few: filters add and leave out clauses, lists of values are one array. A program that broke this must not fill the server's memory. */
const MOST_STATEMENTS = 400

const names = new Map<string, string>()

/**
 * The name under which a connection keeps a statement, so that it is parsed and planned once and not each time: a write to
 * ten tables is planned longer than it runs. Nothing beyond the limit, and nothing for text without parameters that may
 * hold several statements.
 */
export function nameOf(text: string): { name?: string } {
  const known = names.get(text)
  if (known !== undefined) return { name: known }
  if (names.size >= MOST_STATEMENTS || !text.includes('$1')) return {}
  const name = `s${names.size + 1}`
  names.set(text, name)
  return { name }
}
