/** What a command takes: options with a value, and options that are asked for by name alone. */
export type Accepted = { values?: readonly string[]; flags?: readonly string[] }
export type Options = { values: ReadonlyMap<string, string>; flags: ReadonlySet<string> }

/**
 * Reads `--name value`, `--name=value` and `--flag`.
 *
 * @returns null, with one line on standard error, when something else stands there or a value is missing or given twice
 */
export function optionsIn(words: readonly string[], { values = [], flags = [] }: Accepted, usage: string): Options | null {
  const found: { values: Map<string, string>; flags: Set<string> } = { values: new Map(), flags: new Set() }
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [name = '', joined] = dividedAtEquals(word)
    if (flags.includes(name) && joined === undefined) found.flags.add(name)
    else if (!values.includes(name)) return complain(`“${word}” is not known`, usage)
    else {
      const value = joined ?? rest.shift()
      if (value === undefined || value.trim() === '' || (joined === undefined && value.startsWith('--'))) return complain(`${name} needs a value`, usage)
      if (found.values.has(name)) return complain(`${name} is given twice`, usage)
      found.values.set(name, value.trim())
    }
  }
  return found
}

function dividedAtEquals(word: string): [string, string?] {
  const at = word.indexOf('=')
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}

function complain(what: string, usage: string): null {
  process.stderr.write(`lingxian: ${what}. ${usage}\n`)
  return null
}
