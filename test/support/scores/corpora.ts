import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { read } from '../../../src/reader/index.ts'
import type { Span } from '../../../src/reader/index.ts'
import { assigns, figureLayer, periodicLayer, targetLayer, taskLayer } from './layers.ts'
import type { FigureLabel, PeriodicLabel, TargetLabel, TaskLabel } from './layers.ts'
import { placesIn, scoreLayer } from './score.ts'
import type { Anchored, Numbered, Scores } from './score.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const samples = join(root, 'samples')
const shared = join(root, '..', 'shared')

export const hasGold = existsSync(join(shared, 'gold'))

/** Names of our own samples, without `.txt`. */
export const sampleNames: readonly string[] = readdirSync(samples).filter((file) => file.endsWith('.txt')).map((file) => basename(file, '.txt')).sort()

/** The labels of one kind that lie beside a sample; null where nobody labelled that kind. */
export function sampleLabels<Label extends Anchored>(name: string, kind: 'labels' | 'targets' | 'periodic' | 'figures'): Numbered<Label>[] | null {
  const path = join(samples, `${name}.${kind}.jsonl`)
  return existsSync(path) ? labelsIn<Label>(path) : null
}

/** Our own samples against the labels that lie beside them: `NAME.labels.jsonl` for tasks, `NAME.targets.jsonl` and so on. */
export function scoreSamples(names: readonly string[] = sampleNames): Scores {
  const scores: Scores = { counts: {}, failures: [] }
  for (const name of names) {
    const text = readFileSync(join(samples, `${name}.txt`), 'utf8')
    const places = placesIn(text)
    const reading = read(text)
    const of = <Label extends Anchored>(kind: 'labels' | 'targets' | 'periodic' | 'figures') => sampleLabels<Label>(name, kind)
    // A sample without a file of task labels assigns nothing; one without another file is not measured in that kind.
    scoreLayer(name, taskLayer, of<TaskLabel>('labels') ?? [], reading.tasks.filter(assigns), places, scores)
    const [targets, periodic, figures] = [of<TargetLabel>('targets'), of<PeriodicLabel>('periodic'), of<FigureLabel>('figures')]
    if (targets) scoreLayer(name, targetLayer, targets, reading.targets, places, scores)
    if (periodic) scoreLayer(name, periodicLayer, periodic, reading.periodic, places, scores)
    if (figures) scoreLayer(name, figureLayer, figures, reading.figures, places, scores)
  }
  return scores
}

/** The labels made by hand on the five documents that describe the system, where they lie beside the repository. */
export function scoreGold(): Scores {
  const scores: Scores = { counts: {}, failures: [] }
  const gold = <Label extends Anchored>(name: string) => labelsIn<Label>(join(shared, 'gold', `${name}.jsonl`))
  const labels = { tasks: gold<TaskLabel>('tasks'), targets: gold<TargetLabel>('targets'), periodic: gold<PeriodicLabel>('periodic'), figures: gold<FigureLabel>('figures') }
  const covered = JSON.parse(readFileSync(join(shared, 'gold', 'coverage.json'), 'utf8')) as Record<string, Record<string, 'all' | [number, number][]>>
  for (const file of readdirSync(join(shared, 'seeds')).sort()) {
    const doc = file.slice(0, 3)
    const text = readFileSync(join(shared, 'seeds', file), 'utf8').replace(/^\uFEFF/, '')
    const places = placesIn(text)
    const reading = read(text)
    /** What was said where the labels are complete. */
    const inside = <Item>(kind: string, items: readonly Item[], placeOf: (item: Item) => Span): Item[] | null => {
      const parts = covered[kind]?.[doc]
      if (!parts) return null
      return items.filter((item) => parts === 'all' || parts.some(([from, to]) => places.span(placeOf(item))[0] >= from && places.span(placeOf(item))[1] <= to))
    }
    const own = <Label extends Anchored>(all: readonly Numbered<Label>[]) => all.filter(({ label }) => label.doc === doc)
    const tasks = inside('tasks', reading.tasks.filter(assigns), taskLayer.placeOf)
    const targets = inside('targets', reading.targets, targetLayer.placeOf)
    const periodic = inside('periodic', reading.periodic, periodicLayer.placeOf)
    const figures = inside('figures', reading.figures, figureLayer.placeOf)
    if (tasks) scoreLayer(doc, taskLayer, own(labels.tasks), tasks, places, scores)
    if (targets) scoreLayer(doc, targetLayer, own(labels.targets), targets, places, scores)
    if (periodic) scoreLayer(doc, periodicLayer, own(labels.periodic), periodic, places, scores)
    if (figures) scoreLayer(doc, figureLayer, own(labels.figures), figures, places, scores)
  }
  return scores
}

/** Labels of a file, numbered by line from 1. A figure that only another document can check is soft for a reading of one. */
function labelsIn<Label extends Anchored>(path: string): Numbered<Label>[] {
  type Marked = Label & { soft?: boolean; doubt?: boolean; operands?: { doc?: string }[] }
  return readFileSync(path, 'utf8').split('\n').flatMap((line, index) => {
    if (line === '') return []
    const label = JSON.parse(line) as Marked
    const across = label.operands?.some(({ doc }) => doc !== undefined && doc !== label.doc) ?? false
    return [{ number: index + 1, label, soft: label.soft === true || label.doubt === true || across }]
  })
}
