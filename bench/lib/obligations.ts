import { isAsked, obligationOf, periodsOf, subjectOfMatter, type Counted } from '../../src/kernel/obligation.ts'
import type { MatterState } from '../../src/kernel/facts/matter.ts'
import { rulesOf, type LedgerRules } from '../../src/kernel/pack/lookup.ts'
import type { Pack, Rhythm } from '../../src/kernel/pack/schema.ts'
import { china } from '../../src/kernel/time/china.ts'
import { addDays } from '../../src/kernel/time/day.ts'
import { periodsBetween, type Period } from '../../src/kernel/time/period.ts'
import { readBuiltinPacks } from '../../src/packs/builtin.ts'
import { parsePack } from '../../src/packs/parse.ts'
import { seeded } from './matters.ts'

const YEAR = { from: '2023-01-01', to: '2023-12-31' }
/** Every quarter is over: each obligation is done, waits or is missing. */
const TODAY = '2024-01-10'
/** As many as the better projects of a year have. */
const MOST_RECORDS = 24

export type Given = { rules: LedgerRules; rhythms: Rhythm[]; periods: Period[]; matters: MatterState[]; records: Counted[][] }
export type Standing = { done: number; waiting: number; missing: number }

/** Led projects as their facts fold to, with the records of a year. */
export function obligationsToJudge(count: number): Given {
  const pack = reformPack()
  const rules = rulesOf([pack], 'led-projects')
  if (!rules) throw new Error('the reform pack has no led projects')
  const rhythms = pack.rhythms.filter(({ period, per }) => period === 'quarter' && per === 'matter')
  const next = seeded(5)
  const kinds = rhythms.flatMap(({ activity }) => activity ?? [])
  const matters = Array.from({ length: count }, (_, index) => matterOf(index))
  const records = matters.map((_, index) => recordsOf(index, Math.floor(next() * MOST_RECORDS), kinds, next))
  return { rules, rhythms, periods: periodsBetween(YEAR.from, YEAR.to, 'quarter'), matters, records }
}

/** Packs in the order in which they name each other. */
function reformPack(): Pack {
  const packs: Pack[] = []
  for (const { file, text } of readBuiltinPacks()) {
    const parsed = parsePack(text, file, undefined, packs)
    if ('pack' in parsed) packs.push(parsed.pack)
  }
  const reform = packs.find(({ id }) => id === 'reform')
  if (!reform) throw new Error('the reform pack does not hold')
  return reform
}

function matterOf(index: number): MatterState {
  const day = '2022-12-01'
  const step = (from: string, to: string) => ({ transition: `${from}-${to}`, from, to, on: day, post: null, note: null, limitDue: null })
  const duty = (role: string, type: 'post' | 'unit') => ({ id: `${role} ${index}`, role, holder: { type, id: `${role} of ${index}` }, territory: null, from: day, to: null })
  return {
    id: `matter ${index}`, ledger: 'led-projects', code: `LX-2023-${index}`, title: `项目${index}`, year: 2023, openedOn: day, due: '2023-12-29', dueText: null,
    fields: { category: 'led', goal: '改革目标' }, clause: null, milestones: [], procedure: 'led-project', stage: 'carrying-out', limitDue: null,
    steps: [step('reasoning', 'approval'), step('approval', 'handing-down'), step('handing-down', 'carrying-out')],
    duties: [duty('leader', 'post'), duty('lead', 'unit'), duty('handler', 'post')],
    listedIn: [], judgement: null, exemptions: [],
  }
}

const STATUSES = ['confirmed', 'confirmed', 'confirmed', 'awaiting-confirmation'] as const

function recordsOf(matter: number, count: number, kinds: readonly string[], next: () => number): Counted[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `record ${matter} ${index}`,
    heldOn: addDays(YEAR.from, Math.floor(next() * 365)),
    kinds: [kinds[Math.floor(next() * kinds.length)] ?? ''],
    status: STATUSES[Math.floor(next() * STATUSES.length)] ?? 'confirmed',
    attended: [`leader of ${matter}`],
  }))
}

/** The road of the product: whom it asks, and each obligation with due day, lateness and reasons. */
export function judgedByKernel({ rules, rhythms, matters, records }: Given): Standing {
  const standing = { done: 0, waiting: 0, missing: 0 }
  const timed = rhythms.map((rhythm) => ({ rhythm, periods: periodsOf(rhythm, YEAR) }))
  for (const [index, matter] of matters.entries()) {
    const subject = subjectOfMatter(matter, rules)
    for (const { rhythm, periods } of timed) {
      if (!isAsked(rhythm, matter)) continue
      for (const period of periods) {
        const status = obligationOf(rhythm, subject, period, records[index] ?? [], [], { calendar: china, today: TODAY })?.status
        if (status === 'done' || status === 'waiting' || status === 'missing') standing[status] += 1
      }
    }
  }
  return standing
}

/** The least that answers the same question: counts by kind and quarter, and the two comparisons that tell where it stands. */
export function judgedByLoop({ rhythms, periods, matters, records }: Given): Standing {
  const standing = { done: 0, waiting: 0, missing: 0 }
  for (let index = 0; index < matters.length; index += 1) {
    const own = records[index] ?? []
    for (const { activity, atLeast } of rhythms) {
      for (const { start, end } of periods) {
        let done = 0
        let waiting = 0
        for (const { heldOn, kinds, status } of own) {
          if (heldOn < start || heldOn > end || !kinds.includes(activity ?? '')) continue
          if (isDone(status)) done += 1
          else waiting += 1
        }
        if (done >= atLeast) standing.done += 1
        else if (done + waiting >= atLeast) standing.waiting += 1
        else standing.missing += 1
      }
    }
  }
  return standing
}

function isDone(status: Counted['status']): boolean {
  return status === 'confirmed' || status === 'recorded'
}

