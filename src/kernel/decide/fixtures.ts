import type { MatterState } from '../facts/matter.ts'
import { fold } from '../fold.ts'
import { rulesOf, type LedgerRules } from '../pack/lookup.ts'
import { packSchema } from '../pack/schema.ts'
import { facts, id } from '../testing.ts'

const name = (zh: string) => ({ zh, en: zh })

/** A small pack for tests of decisions: one ledger, a road of three states, four kinds of records. */
const pack = packSchema.parse({
  id: 'test',
  name: name('试验'),
  version: '1.0.0',
  source: { title: '试验办法' },
  duties: [
    { id: 'lead', name: name('牵头单位'), holder: 'unit' },
    { id: 'support', name: name('配合单位'), holder: 'unit' },
    { id: 'owner', name: name('责任人'), holder: 'unit', atMostOne: true },
  ],
  ledgers: [
    {
      id: 'tasks',
      name: name('任务'),
      matterName: name('任务'),
      codePrefix: 'T',
      fromDocuments: true,
      duties: ['lead', 'support', 'owner'],
      fields: [
        { id: 'start', name: name('开始'), type: 'day' },
        { id: 'amount', name: name('金额'), type: 'amount' },
      ],
      columns: [{ show: 'title', name: name('任务') }],
      procedure: 'road',
      lightRule: 'plain',
      defaultSort: { by: 'due' },
    },
  ],
  activities: [
    { id: 'meeting', name: name('协调会'), verb: name('记一次协调会'), nature: 'act', evidence: { demand: 'optional' }, review: { unit: true, office: true } },
    { id: 'progress', name: name('进展'), verb: name('报进展'), nature: 'report', evidence: { demand: 'none' }, review: { unit: true } },
    { id: 'reminder', name: name('催办'), verb: name('记一次催办'), nature: 'act', evidence: { demand: 'none' } },
    { id: 'inspection', name: name('督察'), verb: name('记一次督察'), nature: 'act', evidence: { demand: 'required', media: ['file'], why: name('须附反馈意见') }, review: { office: true } },
  ],
  procedures: [
    {
      id: 'road',
      name: name('办理'),
      start: 'given',
      states: [
        { id: 'given', name: name('待办') },
        { id: 'doing', name: name('在办'), carriesOut: true },
        { id: 'done', name: name('办结'), final: 'done' },
      ],
      transitions: [
        { id: 'begin', name: name('承办'), from: ['given'], to: 'doing', who: ['lead', 'office'] },
        { id: 'finish', name: name('办结'), from: ['doing'], to: 'done', who: ['lead', 'office'] },
      ],
    },
  ],
  lightRules: [{ id: 'plain', name: name('一般'), dueSoonWorkdays: 10, lateAfterMilestone: true }],
})

export const rules: LedgerRules = rulesOf([pack], 'tasks') ?? missing()

function missing(): never {
  throw new Error('the test pack has no ledger “tasks”')
}

/** A matter led by unit 30, taken along these steps. */
export function foldedMatter(steps: { transition: string; from: string; to: string }[]): MatterState {
  const subject = `matter:${id(1)}`
  const duty = { id: id(20), role: 'lead', holder: { type: 'unit', id: id(30) }, territory: null, from: '2026-01-05' }
  const opening = { ledger: 'tasks', code: 'T-2026-001', title: '试行一件事', year: 2026, due: '2026-12-31', dueText: null, fields: {}, clause: null, milestones: [], procedure: 'road', stage: 'given', limitDue: null, duties: [duty] }
  return fold(
    facts([
      { subject, kind: 'matter.opened', occurredOn: '2026-01-05', payload: opening },
      ...steps.map((step) => ({ subject, kind: 'procedure.moved', occurredOn: '2026-02-01', payload: { ...step, note: null, limitDue: null, attachments: [], at: null, limitAt: null } })),
    ]),
  ) as MatterState
}
