// Who is suggested to lead a task that names nobody, leaving out one document at a time, against naming the most frequent units.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '../src/reader/index.ts'
import { leadSuggester } from '../src/reader/suggest/suggest.ts'
import type { Wanted } from '../src/reader/suggest/suggest.ts'
import { documents } from './lib/reader-texts.ts'
import { goal, machine, report } from './support.ts'

type Label = { doc: string; title?: string; path?: string[]; anchor: string; lead: string[]; support: string[]; responsible: string[] }
/** A labelled task with what the reader saw of it; `document`: the numbered one it stands in. */
type Case = Wanted & { document: string; lead: string[]; others: string[] }

const root = join(import.meta.dirname, '..')
const gold = join(root, '..', 'shared', 'gold', 'tasks.jsonl')
const labels: Label[] = (existsSync(gold) ? [gold] : ['gazette', 'plan'].map((name) => join(root, 'samples', `${name}.labels.jsonl`)))
  .flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean))
  .map((line) => JSON.parse(line) as Label)

const cases = documents().flatMap(({ name, text }) => casesOf(name, text))
const names = [...new Set(labels.flatMap(({ lead, support, responsible }) => [...lead, ...support, ...responsible]))].sort()
const units = names.map((name) => ({ id: name, name, aliases: [] }))
const led = cases.filter(({ lead }) => lead.length > 0)

const everywhere = mostFrequent(led)
let [suggested, first, frequent, frequentElsewhere] = [0, 0, 0, 0]
for (const one of led) {
  const elsewhere = cases.filter(({ document }) => document !== one.document)
  const assigned = elsewhere.flatMap(({ title, path, lead, others }) => [...lead, ...(lead.length === 0 ? others : [])].map((unit) => ({ unit, words: `${title} ${path.join(' ')}` })))
  const answer = leadSuggester(units, assigned)(one).map(({ unit }) => unit.name)
  if (process.argv.includes('--each')) console.log(hits(one, answer) ? 'hit ' : 'miss', one.title, '·', one.lead.join(), '·', answer.join(' '))
  if (hits(one, answer)) suggested += 1
  if (answer[0] !== undefined && answer[0] === one.lead[0]) first += 1
  if (hits(one, everywhere)) frequent += 1
  if (hits(one, mostFrequent(elsewhere))) frequentElsewhere += 1
}
report({
  name: 'suggest',
  machine: machine(),
  figures: {
    'tasks with a lead': led.length,
    'units to choose from': units.length,
    'lead among the three suggested': suggested,
    'lead suggested first': first,
    'lead among the three most frequent of all documents': frequent,
    'lead among the three most frequent of the other documents': frequentElsewhere,
  },
  goals: [goal('lead among the three suggested, against the three most frequent', suggested, '>', frequent)],
})

/** Hit: the unit named first as lead. */
function hits({ lead: [first = ''] }: Case, answer: readonly string[]): boolean {
  return answer.includes(first)
}

function mostFrequent(of: readonly Case[]): string[] {
  const count = new Map<string, number>()
  for (const { lead: [first] } of of) if (first !== undefined) count.set(first, (count.get(first) ?? 0) + 1)
  return [...count].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([unit]) => unit)
}

/** The labelled tasks of a text, with title, headings and body as the reader gives them. */
function casesOf(name: string, text: string): Case[] {
  const { tasks } = read(text)
  const plain = (words: string) => words.replace(/\s+/g, '')
  const placed = tasks.map((task) => ({ task, words: plain(text.slice(task.annotation.start, task.annotation.end)), body: plain(text.slice(task.body.start, task.body.end)) }))
  return labels
    .filter(({ doc }) => name.startsWith(doc))
    .map(({ anchor, title, path, lead, responsible }) => {
      const found = placed.find(({ words }) => words.includes(anchor) || anchor.includes(words)) ?? placed.find(({ body }) => body.includes(anchor))
      return {
        document: `${name} ${found?.task.document ?? ''}`,
        title: plain(title ?? found?.task.title ?? ''),
        path: (path ?? found?.task.path ?? []).map(plain),
        // The words that say who answers for it are what is asked for.
        body: (found?.body ?? '').replaceAll(found?.words || '\u0000', ''),
        lead,
        others: responsible,
      }
    })
}
