import type { MatterState } from '../facts/matter.ts'
import { fold } from '../fold.ts'
import { rulesOf, type LedgerRules } from '../pack/lookup.ts'
import { packSchema } from '../pack/schema.ts'
import { facts, id } from '../testing.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Decision } from './decision.ts'

const name = (zh: string) => ({ zh, en: zh })

/** A small pack for tests of procedures: hours, a pause, a check by others, parts, later days, escalation and somebody who is asked. */
const pack = packSchema.parse({
  id: 'test',
  name: name('试验'),
  version: '1.0.0',
  source: { title: '试验办法' },
  duties: [
    { id: 'giver', name: name('交办领导'), holder: 'post', part: 'asks' },
    { id: 'lead', name: name('主办单位'), holder: 'unit' },
    { id: 'support', name: name('协办单位'), holder: 'unit' },
    { id: 'checker', name: name('督办单位'), holder: 'unit' },
  ],
  ledgers: [
    {
      id: 'orders', name: name('督办'), matterName: name('督办事项'), codePrefix: 'D', duties: ['giver', 'lead', 'support', 'checker'],
      fields: [{ id: 'plan', name: name('计划'), type: 'text' }, { id: 'secret', name: name('别的栏目'), type: 'text' }],
      columns: [{ show: 'title', name: name('事项') }], procedure: 'order', lightRule: 'plain', defaultSort: { by: 'title' },
    },
  ],
  procedures: [
    {
      id: 'order',
      name: name('督办'),
      start: 'given',
      states: [
        { id: 'given', name: name('立项') },
        { id: 'doing', name: name('承办'), carriesOut: true },
        { id: 'planned', name: name('限期'), carriesOut: true },
        { id: 'waiting', name: name('缓办'), pauses: true },
        { id: 'checking', name: name('核查') },
        { id: 'done', name: name('办结'), final: 'done' },
        { id: 'void', name: name('作废'), final: 'stopped' },
      ],
      transitions: [
        { id: 'begin', name: name('接办'), from: ['given'], to: 'doing', who: ['lead'], limit: { n: 0, unit: 'day' } },
        { id: 'report', name: name('报请核查'), from: ['doing', 'planned'], to: 'checking', who: ['lead'], needs: { parts: true }, limit: { n: 48, unit: 'hour' } },
        { id: 'plan', name: name('报计划'), from: ['doing'], to: 'planned', who: ['lead'], needs: { fields: ['plan'], due: true } },
        { id: 'defer', name: name('缓办'), from: ['doing', 'planned'], to: 'waiting', who: ['office'] },
        { id: 'resume', name: name('恢复'), from: ['waiting'], to: 'doing', who: ['office'] },
        { id: 'back', name: name('退回'), from: ['checking'], to: 'doing', who: ['office', 'checker'], does: 'return' },
        { id: 'close', name: name('办结'), from: ['checking'], to: 'done', who: ['office', 'checker'], does: 'verify' },
        { id: 'unsolved', name: name('不认可'), from: ['done'], to: 'doing', who: ['office'], does: 'return' },
        { id: 'void', name: name('作废'), from: ['given', 'waiting'], to: 'void', who: ['office'], does: 'void' },
      ],
      extensions: [
        { id: 'later', name: name('延期'), moves: 'due', from: ['doing', 'planned'], who: ['lead'], approvedBy: ['office', 'checker'], atMost: 1, longest: { n: 10, unit: 'workday' }, ahead: { n: 3, unit: 'workday' } },
        { id: 'step-later', name: name('反馈延期'), moves: 'limit', from: ['doing'], who: ['lead', 'office'], approvedBy: ['office'], atMost: 2, needs: { evidence: true } },
      ],
      escalation: [
        { id: 'remind', name: name('提醒'), does: 'remind', of: 'due', when: 'before', by: { n: 3, unit: 'workday' } },
        { id: 'letter', name: name('提醒函'), does: 'letter', of: 'due', when: 'after', by: { n: 1, unit: 'workday' } },
        { id: 'notice', name: name('督办通知书'), does: 'notice', of: 'due', when: 'after', by: { n: 5, unit: 'workday' } },
      ],
      asker: { role: 'giver', unsolved: 'unsolved' },
    },
  ],
  lightRules: [{ id: 'plain', name: name('一般') }],
})

export const orderRules: LedgerRules = rulesOf([pack], 'orders') ?? missing()

function missing(): never {
  throw new Error('the test pack has no ledger “orders”')
}

export const LEAD = id(30)
export const CHECKER = id(31)
const GIVER = id(40)
const subject = `matter:${id(1)}`

/** A matter of that pack, led by unit 30, checked by unit 31, handed out by post 40, due on 28 September 2023. */
export function order(...steps: readonly (readonly [transition: string, from: string, to: string, on: string, more?: { limitDue?: string; limitAt?: string; at?: string }])[]): MatterState {
  const duty = (n: number, role: string, type: 'unit' | 'post', holder: string) => ({ id: id(20 + n), role, holder: { type, id: holder }, territory: null, from: '2023-09-01' })
  const duties = [duty(0, 'lead', 'unit', LEAD), duty(1, 'checker', 'unit', CHECKER), duty(2, 'giver', 'post', GIVER)]
  const opening = { ledger: 'orders', code: 'D-2023-001', title: '办一件事', year: 2023, due: '2023-09-28', dueText: null, fields: {}, clause: null, milestones: [], procedure: 'order', stage: 'given', limitDue: null, duties }
  return fold(
    facts([
      { subject, kind: 'matter.opened', occurredOn: '2023-09-01', payload: opening },
      ...steps.map(([transition, from, to, on, more = {}]) => ({ subject, kind: 'procedure.moved', occurredOn: on, payload: { transition, from, to, note: null, limitDue: null, attachments: [], at: null, limitAt: null, ...more } })),
    ]),
  ) as MatterState
}

export const given = (today: string, calendar: Calendar) => ({ today, calendar, newId: (label: string) => id(7000 + label.length) })

/** The refusal's code, or the kinds of the facts. */
export const said = (decision: Decision): string | string[] => ('refusal' in decision ? decision.refusal.code : decision.facts.map(({ kind }) => kind))
