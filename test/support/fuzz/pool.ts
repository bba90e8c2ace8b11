import { singular } from './schema.ts'

/** What the server has said there is: ids and words by the name under which they stood. */
export type Pool = {
  /** one that stood under this name, else any id; undefined while nothing is known */
  take: (key: string, at: number) => string | undefined
  /** keeps what an answer to this address holds */
  learn: (path: string, answer: unknown) => void
}

const MOST_OF_A_NAME = 60
const ANY = '*'
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{18,19}$/
const SKIPPED = new Set(['command', 'type', 'title', 'detail', 'detailEn'])

export function openPool(): Pool {
  const known = new Map<string, string[]>()
  const keep = (key: string, value: string) => {
    const values = known.get(key) ?? []
    if (values.includes(value)) return
    if (values.length >= MOST_OF_A_NAME) values.shift()
    values.push(value)
    known.set(key, values)
  }
  const walk = (value: unknown, key: string, inside: string) => {
    if (typeof value === 'string') {
      if (value === '' || value.length > 64 || SKIPPED.has(key)) return
      keep(key === 'id' ? inside : key, value)
      if (ID.test(value)) keep(ANY, value)
    } else if (Array.isArray(value)) for (const one of value) walk(one, singular(key), singular(key === 'rows' ? inside : key))
    else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) walk(inner, name, key === 'row' || key === '' ? inside : key)
  }
  return {
    take: (key, at) => {
      const values = known.get(key) ?? known.get(ANY)
      return values?.[at % values.length]
    },
    learn: (path, answer) => {
      const last = path.split('/').filter((part) => part !== '' && !part.includes('{')).at(-1) ?? ''
      walk(answer, '', singular(last))
    },
  }
}
