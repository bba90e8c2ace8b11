import { createHash } from 'node:crypto'

import type { History } from '../../../src/app/bulk/record-histories.ts'
import type { FactDraft } from '../../../src/kernel/facts/index.ts'
import { addDays } from '../../../src/kernel/time/day.ts'
import { BENCH_TODAY, seeded } from '../matters.ts'
import type { Region } from './plan.ts'
import { nextTitle } from './titles.ts'

/** Who answers in a region: units with the post of their handler, and the posts of leaders. */
export type Answerable = { units: readonly { id: string; handler: string }[]; leaders: readonly string[] }

/** How often a ledger is met; led projects go a longer road, all others that of a task. */
const LEDGERS = [['reform-tasks', 0.55, 'GG'], ['led-projects', 0.15, 'LX'], ['province-tasks', 0.12, 'SK'], ['pilots', 0.06, 'SD'], ['reform-plans', 0.06, 'FA'], ['inspection-fixes', 0.06, 'ZG']] as const
/** Led projects hang on leaders, who do not grow in number with the matters of a province: no region has more. */
const MOST_LED = 300
const CLOSED = 0.35
const SUMMARIES = ['会商接口标准，议定月底前联调，由牵头单位汇总各县意见。', '到两个县实地看办事流程，发现材料重复提交三处。', '清单已印发，各单位正在对照自查。', '完成初稿，正在征求意见。', '核查两个点位，反馈问题四条，限期说明。']
const RECORDS = ['study', 'coordination', 'inspection', 'problem', 'experience'] as const

/**
 * What happened to the matters of a region: opened over two years, with due days over two years around today, duties of a leading unit, supporting ones and a handler,
 * steps, records with their looks; a third of them closed. Made one after another, the same for the same seed, and only when asked for.
 */
export function* historiesOf(region: Region, { units, leaders }: Answerable): Generator<History> {
  const next = seeded(region.seed)
  const oneOf = <T>(list: readonly T[], at = next()): T => list[Math.floor(at * list.length)] as T
  let ledSoFar = 0
  for (let index = 0; index < region.matters; index += 1) {
    const id = idOf(region, index, 'matter')
    const wanted = ledgerAt(next())
    const [ledger, , prefix] = wanted[0] === 'led-projects' && ledSoFar >= MOST_LED ? LEDGERS[0] : wanted
    const led = ledger === 'led-projects'
    ledSoFar += led ? 1 : 0
    const closed = next() < CLOSED
    const age = Math.floor(next() * (closed ? 500 : 330)) + 60
    const opened = addDays(BENCH_TODAY, -age)
    const dayAfter = (share: number) => addDays(opened, Math.floor(age * share))
    const lead = oneOf(units, next() ** 2)
    const supporting = new Set(Array.from({ length: Math.floor(next() * 4) }, () => oneOf(units)))
    supporting.delete(lead)
    const duty = (n: number, role: string, type: 'unit' | 'post', holder: string) => ({ id: idOf(region, index, `duty:${n}`), role, holder: { type, id: holder }, territory: null, from: opened })
    const about = (kind: string, occurredOn: string, payload: unknown): FactDraft => ({ subject: `matter:${id}`, kind, occurredOn, payload })
    const step = (transition: string, from: string, to: string, share: number, note: string | null = null) =>
      about('procedure.moved', dayAfter(share), { transition, from, to, note, limitDue: null, attachments: [], at: null, limitAt: null })
    const record = (n: number, kind: string, share: number, looks: number): FactDraft[] => {
      const subject = `activity:${idOf(region, index, `record:${n}`)}`
      const office = kind !== 'progress'
      const content = { matters: [id], units: [], attended: led ? [oneOf(leaders)] : [], kinds: [kind], summary: oneOf(SUMMARIES), place: null, attachments: [], fields: {}, unit: lead.id, review: { unit: true, office } }
      return [
        { subject, kind: 'activity.recorded', occurredOn: dayAfter(share), payload: content },
        { subject, kind: 'activity.reviewed', occurredOn: dayAfter(share + 0.02), payload: {} },
        { subject, kind: 'activity.confirmed', occurredOn: dayAfter(share + 0.03), payload: {} },
      ].slice(0, looks)
    }
    const begins = about('matter.opened', opened, {
      ledger,
      code: `${prefix}-${opened.slice(0, 4)}-B${index + 1}`,
      title: nextTitle(index, next),
      year: Number(opened.slice(0, 4)),
      due: closed ? dayAfter(0.95) : next() < 0.1 ? null : addDays(BENCH_TODAY, Math.floor(next() * 730) - 120),
      dueText: null,
      fields: led ? { category: 'led', goal: '形成可复制的做法', measures: '分三步实施', 'approved-by': '深改委会议' } : {},
      clause: null,
      milestones: next() < 0.3 ? [{ id: 'm1', title: '清单公布', due: addDays(BENCH_TODAY, Math.floor(next() * 200) - 30) }] : [],
      procedure: led ? 'led-project' : 'task',
      stage: led ? 'reasoning' : 'pending',
      limitDue: null,
      duties: [duty(0, 'lead', 'unit', lead.id), ...(led ? [duty(1, 'leader', 'post', oneOf(leaders))] : []), ...[...supporting].map((unit, n) => duty(10 + n, 'support', 'unit', unit.id))],
    })
    const handled = about('duty.assigned', opened, duty(2, 'handler', 'post', lead.handler))
    if (led) {
      const road = [step('submit', 'reasoning', 'approval', 0.02), step('approve', 'approval', 'handing-down', 0.04), step('hand-down', 'handing-down', 'carrying-out', 0.06)]
      const rest = closed
        ? [...record(0, oneOf(RECORDS), 0.5, 3), step('ask-acceptance', 'carrying-out', 'acceptance', 0.9, '请验收'), step('close', 'acceptance', 'closed', 0.94, '已验收')]
        : [...record(0, oneOf(RECORDS), 0.5, 3), ...record(1, oneOf(RECORDS), 0.9, 2)]
      yield [begins, handled, ...road, ...rest]
    } else {
      const down = step('hand-down', 'pending', 'working', 0.05)
      const rest = closed
        ? [...record(0, 'progress', 0.4, 2), ...record(1, oneOf(RECORDS), 0.6, 3), step('report-done', 'working', 'checking', 0.9, '已完成'), step('finish', 'checking', 'done', 0.94, '核查属实')]
        : [...record(0, 'progress', 0.4, 2), ...record(1, oneOf(RECORDS), 0.6, 3), ...record(2, 'progress', 0.8 + next() * 0.17, 2)]
      yield [begins, handled, down, ...rest]
    }
  }
}

function ledgerAt(share: number): (typeof LEDGERS)[number] {
  let below = 0
  return LEDGERS.find(([, part]) => share < (below += part)) ?? LEDGERS[0]
}

/** As random as a client makes them, and the same each time: the time in front is that of the benches' day. */
export function idOf({ seed }: Pick<Region, 'seed'>, index: number, what: string): string {
  const hex = createHash('md5').update(`${seed} ${index} ${what}`).digest('hex')
  return `019f16d0-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-a${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}
