import { addPart } from '../../app/matter/add-part.ts'
import { decideExtension, requestExtension } from '../../app/matter/extensions.ts'
import { moveMatter } from '../../app/matter/move-matter.ts'
import { openMatter } from '../../app/matter/open-matter.ts'
import { takeEscalation } from '../../app/matter/take-escalation.ts'
import { derivedId } from '../../app/ids.ts'
import { escalations, extensions, parts, provincial } from '../data/procedures.ts'
import { supervised } from '../data/supervised.ts'
import { matterId, named, postOf, unitActor, type Builder } from './builder.ts'
import { OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

/** Later days, parts, what was done about lateness, and the province's matter. */
export function procedureSteps(builder: Builder): Step[] {
  return [...extensions.flatMap((one) => extensionSteps(builder, one)), ...parts.flatMap((one) => partSteps(builder, one)), ...escalations.map((one) => escalationStep(builder, one)), ...provincialSteps(builder)]
}

function extensionSteps(builder: Builder, { matter, rule, asked, to, reason, granted }: (typeof extensions)[number]): Step[] {
  const { id, call } = builder
  const lead = supervised.find(({ title }) => title === matter)?.lead ?? ''
  const command = id(`extension:${matter}`)
  const ask: Step = { on: asked, run: () => requestExtension(call(unitActor(lead, 'handler', false), asked), { command, matter: matterId(builder, matter), rule, to, reason, occurredOn: asked }) }
  if (!granted) return [ask]
  const { on, words } = granted
  const decided = { command: id(`extension:${matter}:granted`), matter: matterId(builder, matter), request: derivedId(command, 'extension'), approved: true, to: null, words, occurredOn: on }
  return [ask, { on, run: () => decideExtension(call(OFFICE, on), decided) }]
}

function partSteps(builder: Builder, { of, title, lead, on, due, answered }: (typeof parts)[number]): Step[] {
  const { id, call, units, posts } = builder
  const duties = [
    { role: 'lead', holder: { type: 'unit' as const, id: named(units, lead) } },
    { role: 'handler', holder: { type: 'post' as const, id: named(posts, postOf(lead, 'handler')) } },
  ]
  const command = id(`part:${title}`)
  const matter = derivedId(command, 'matter')
  return [
    { on, run: () => addPart(call(OFFICE, on), { command, matter: matterId(builder, of), title, due, despite: null, duties, fields: { requirement: '演示数据' }, occurredOn: on }) },
    { on, run: () => moveMatter(call(OFFICE, on), { command: id(`move:${title}:hand-out`), matter, transition: 'hand-out', note: null, occurredOn: on }) },
    { on: answered.on, run: () => moveMatter(call(unitActor(lead, 'handler', false), answered.on), { command: id(`move:${title}:first-feedback`), matter, transition: 'first-feedback', note: answered.note, occurredOn: answered.on }) },
  ]
}

function escalationStep(builder: Builder, { matter, step, on, note }: (typeof escalations)[number]): Step {
  const { id, call } = builder
  return { on, run: () => takeEscalation(call(OFFICE, on), { command: id(`escalation:${matter}:${step}`), matter: matterId(builder, matter), step, note, occurredOn: on }) }
}

function provincialSteps(builder: Builder): Step[] {
  const { id, call, units, posts } = builder
  const { title, lead, number, handedDownBy, requirement, received, taken, answered } = provincial
  const handler = unitActor(lead, 'handler', false)
  const duty = (role: string, type: 'unit' | 'post', holder: string) => ({ role, holder: { type, id: holder }, territory: null })
  const duties = [duty('lead', 'unit', named(units, lead)), duty('handler', 'post', named(posts, postOf(lead, 'handler'))), duty('supervisor', 'unit', named(units, '市政府办公室'))]
  const fields = { number, 'handed-down-by': handedDownBy, requirement }
  const move = (transition: string, on: string, note: string | null): Step => ({
    on,
    run: () => moveMatter(call(handler, on), { command: id(`move:${title}:${transition}`), matter: matterId(builder, title), transition, note, occurredOn: on }),
  })
  return [
    { on: received, run: () => openMatter(call(OFFICE, received), { command: id(`open:${title}`), ledger: 'provincial-matters', title, due: null, fields, milestones: [], duties, occurredOn: received }) },
    move('take-up', taken, null),
    move('answer', answered.on, answered.note),
  ]
}
