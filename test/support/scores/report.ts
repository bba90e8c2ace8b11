import { f1 } from './score.ts'
import type { Scores } from './score.ts'

/** What the project wants on the labels of ../shared/gold, f1. */
export const WANTED: Readonly<Record<string, number>> = {
  annotated: 1, tasks: 0.9, roles: 0.94, rolesExact: 0.85, targets: 0.85, targetFields: 0.88, figures: 0.75, arithmetic: 0.85, periodic: 0.85, inconsistent: 1,
}

const NAMES: Readonly<Record<string, string>> = {
  tasks: 'tasks found', annotated: 'of these: annotated (brackets, lines, rows)', roles: 'units in their roles', rolesExact: 'tasks with all roles exactly right', due: 'deadlines of tasks',
  targets: 'targets', targetFields: 'kind, operator, unit, due day of targets found', figures: 'figures with the right verdict', arithmetic: 'of these: arithmetic', inconsistent: 'of these: inconsistent', periodic: 'rhythms',
}

/** One set of labels as a section: the table of scores and every failure by document and label number, quoting nothing. */
export function sectionOf(title: string, { counts, failures }: Scores): string {
  const rows = Object.keys(NAMES).flatMap((name) => {
    const count = counts[name]
    if (!count) return []
    const { found, labels, said } = count
    return [`| ${NAMES[name]} \`${name}\` | ${labels} | ${said} | ${found} | ${shown(said ? found / said : 1)} | ${shown(labels ? found / labels : 1)} | ${shown(f1(count))} |`]
  })
  const lines = [...Map.groupBy(failures, ({ doc, what }) => `${doc} · ${what}`)].map(([where, all]) => `- ${where}${numbersOf(all.flatMap(({ number }) => number ?? []))}${all[0]?.number === null && all.length > 1 ? ` (${all.length})` : ''}`)
  return [`## ${title}`, '', '| what | labels | said | right | precision | recall | f1 |', '|---|---:|---:|---:|---:|---:|---:|', ...rows, '', failures.length === 0 ? 'No failure.' : 'Failures, by label number (the line in its file):', '', ...lines, ''].join('\n')
}

function numbersOf(numbers: readonly number[]): string {
  return numbers.length > 0 ? `: ${numbers.map((number) => `#${number}`).join(' ')}` : ''
}

/** Three decimals, cut: 0.9996 is not 1. */
function shown(value: number): string {
  return (Math.floor(value * 1000 + 1e-9) / 1000).toFixed(3)
}

/** The f1 of each layer as a published section says it. */
export function publishedIn(page: string, title: string): Map<string, number> {
  const section = page.split(/^## /m).find((one) => one.startsWith(title)) ?? ''
  return new Map([...section.matchAll(/^\| .*`(\w+)` \|.*\| ([\d.]+) \|$/gm)].map(([, name = '', value = '']) => [name, Number(value)]))
}
