import { readFileSync } from 'node:fs'

type Label = { doc: string; lead: string[]; support: string[]; responsible: string[]; leaders?: string[]; local?: { scope: string; owner: string }[] }

/** Names of all units that hand-made labels name, each once: what a city must know to take every proposal of that document. */
export function unitsInLabels(path: string, doc?: string): string[] {
  const labels = readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Label)
  const own = labels.filter((label) => doc === undefined || label.doc === doc)
  return [...new Set(own.flatMap(({ lead, support, responsible, local }) => [...lead, ...support, ...responsible, ...(local ?? []).map(({ scope }) => scope)]))]
}
