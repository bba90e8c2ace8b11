import { expect, test } from 'vitest'
import { rules } from './decide/fixtures.ts'
import type { MatterState } from './facts/matter.ts'
import type { Source } from './pack/schema.ts'
import { sourceOf } from './source.ts'
import { sourceStatistics } from './source-statistics.ts'
import { id } from './testing.ts'
import { china } from './time/china.ts'

const [roads, schools] = [id(1), id(2)]
const asked = { ...rules, ledger: { ...rules.ledger, id: 'proposals', source: 'proposal' as const } }
const rulesOf = (ledger: string) => (ledger === 'proposals' ? asked : ledger === 'tasks' ? rules : null)
const given = { today: '2023-09-20', calendar: china } as const

type Some = Partial<Pick<MatterState, 'openedOn' | 'due' | 'stage' | 'ledger' | 'origin' | 'clause'>> & { on?: string; said?: 'yes' | 'partly' | 'no'; unit?: string; extended?: number }
function matter({ on, said, unit = roads, extended = 0, ...more }: Some) {
  return {
    ledger: 'proposals', openedOn: '2023-06-01', due: '2023-09-01', stage: 'doing', clause: null,
    steps: on ? [{ transition: 'finish', from: 'doing', to: 'done', on, post: null, note: null, limitDue: null }] : [],
    answers: said ? [{ solved: said, words: '', by: { unit: null, name: '代表团' }, on: '2023-08-01', post: null }] : [],
    extensions: Array.from({ length: extended }, () => ({ id: id(9), rule: 'longer', from: '2023-09-01', to: '2023-10-01', reason: '', attachments: [], on: '2023-08-01', post: null, actor: '', decided: { approved: true, to: '2023-10-01', words: null, on: '2023-08-02', post: null } })),
    duties: [{ id: id(8), role: 'lead', holder: { type: 'unit' as const, id: unit }, territory: null, from: '2023-06-01', to: null }],
    ...more,
  }
}

test('what came in, what was done in time, what they said, and how long it took', () => {
  const { sources } = sourceStatistics(
    [
      matter({ stage: 'done', on: '2023-06-08', said: 'yes' }), // five working days
      matter({ stage: 'done', on: '2023-09-08', said: 'partly' }), // a week late
      matter({ said: 'no', extended: 1, due: '2023-10-01' }),
      matter({}),
      matter({ stage: 'given', due: null }),
    ],
    rulesOf,
    given,
  )
  expect(sources).toEqual([
    { source: 'proposal', figures: { received: 5, open: 3, openLate: 1, done: 2, inTime: 1, stopped: 0, satisfied: 1, partly: 1, dissatisfied: 1, extensions: 1, workdays: 37.5 } },
  ])
})

test('the due day itself is in time, for what is done and for what is open', () => {
  const figures = (some: Some, today: string) => sourceStatistics([matter(some)], rulesOf, { ...given, today: today as '2023-09-01' }).sources[0]?.figures
  expect([figures({ stage: 'done', on: '2023-09-01' }, '2023-09-20')?.inTime, figures({}, '2023-09-01')?.openLate, figures({}, '2023-09-02')?.openLate]).toEqual([1, 0, 1])
})

test('each unit that carries it out has it, who ended or only supports has not', () => {
  const two = matter({})
  const both = { ...two, duties: [...two.duties, { ...two.duties[0]!, id: id(7), holder: { type: 'unit' as const, id: schools } }, { ...two.duties[0]!, id: id(6), role: 'support', holder: { type: 'unit' as const, id: id(3) } }, { ...two.duties[0]!, id: id(5), holder: { type: 'unit' as const, id: id(4) }, to: '2023-07-01' }] }
  const { units } = sourceStatistics([both, matter({ unit: schools })], rulesOf, given)
  expect(units.map(({ unit, figures }) => [unit, figures.received])).toEqual([[roads, 1], [schools, 2]])
})

test.each<[Source | null, Source | undefined, Source | null, string]>([
  [null, 'proposal', 'proposal', 'the ledger says it'],
  ['document', 'superior', 'superior', 'a letter from above that was read here'],
  ['meeting', 'proposal', 'meeting', 'the matter says it'],
  ['document', undefined, 'document', 'a task of a document'],
  [null, undefined, null, 'opened by hand'],
])('%s in a ledger of %s comes from %s: %s', (stated, source, expected) => {
  expect(sourceOf(stated, source === undefined ? {} : { source })).toBe(expected)
})

test('what no source has, and what no pack declares, is not counted', () => {
  expect(sourceStatistics([matter({ ledger: 'tasks' }), matter({ ledger: 'gone' })], rulesOf, given)).toEqual({ sources: [], units: [] })
})
