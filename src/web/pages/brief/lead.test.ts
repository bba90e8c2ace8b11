import { expect, test } from 'vitest'
import { leadOf } from './lead.ts'

const cell = (zh: string, status: 'done' | 'missing') => ({ rhythm: zh, name: { zh, en: zh }, act: true, status, required: 1, done: 0, on: null, dueOn: '2023-09-30' })
const project = (...cells: ReturnType<typeof cell>[]) => ({ matter: { id: '', code: '', title: '' }, period: { zh: '', en: '' }, recordBy: '2023-09-28', cells, together: [] })
const ask = { matter: { id: '', code: '', title: '' }, raise: '', ask: '', tried: '', options: [], on: '2023-09-15', by: null }
const said = (counts: [overdue: number, lagging: number, before: [number, number]], decisions: number, projects: ReturnType<typeof project>[]) =>
  leadOf({ counts: { open: 93, overdue: counts[0], lagging: counts[1], before: { overdue: counts[2][0], lagging: counts[2][1] } }, decisions: Array.from({ length: decisions }, () => ask), projects }, 'zh')
    .map((part) => (typeof part === 'string' ? part : part.n))
    .join('')

test.each([
  [[2, 3, [3, 4]], 2, [project(cell('督察', 'missing'), cell('调研', 'done'))], '在办 93 件，超期 2 件、滞后 3 件，比上周各少 1 件。请您定 2 件事；您领衔的项目本期还缺督察。'],
  [[2, 3, [2, 3]], 0, [], '在办 93 件，超期 2 件、滞后 3 件，与上周持平。没有等您定的事。'],
  [[1, 3, [2, 3]], 0, [project(cell('调研', 'done'))], '在办 93 件，超期 1 件、滞后 3 件，比上周超期少 1 件、滞后持平。没有等您定的事；您领衔的项目本期没有缺项。'],
  [[0, 5, [1, 3]], 1, [], '在办 93 件，超期 0 件、滞后 5 件，比上周超期少 1 件、滞后多 2 件。请您定 1 件事。'],
] satisfies [Parameters<typeof said>[0], number, ReturnType<typeof project>[], string][])('the opening sentence of %j, %d to decide', (counts, decisions, projects, expected) => {
  expect(said(counts, decisions, projects)).toBe(expected)
})
