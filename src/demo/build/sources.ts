import { uploadFile } from '../../app/files.ts'
import { derivedId } from '../../app/ids.ts'
import { decideExtension, requestExtension } from '../../app/matter/extensions.ts'
import { moveMatter } from '../../app/matter/move-matter.ts'
import { openMatter } from '../../app/matter/open-matter.ts'
import { answerBeneficiary } from '../../app/problem/answer-beneficiary.ts'
import { getPublication } from '../../app/public/get-publication.ts'
import { publiciseMatter, publishDocument } from '../../app/public/publish.ts'
import { takeInstruction } from '../../app/source/take-instruction.ts'
import { publication, sources, type DemoSource } from '../data/sources.ts'
import { named, unitActor, type Builder } from './builder.ts'
import { isPlace, OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

/** What came in from leaders, deputies, inspections and from above, each on its road; and what of the gazette was made public. */
export function sourceSteps(builder: Builder): Step[] {
  return [
    ...sources.flatMap((source) => [
      { on: source.on, run: () => takeIn(builder, source) },
      ...source.steps.map((step, index): Step => ({ on: step.on, run: () => take(builder, source, index) })),
    ]),
    { on: publication.on, run: () => publish(builder) },
  ]
}

const openId = ({ id }: Builder, { key }: DemoSource): string => id(`source:${key}`)
const handlerOf = (unit: string) => unitActor(unit, 'handler', isPlace(unit))

function takeIn(builder: Builder, source: DemoSource): Promise<unknown> {
  const { call, units, posts } = builder
  const { ledger, title, on, due, lead, support = [], fields, instruction } = source
  const order = { command: openId(builder, source), title, due, occurredOn: on }
  const helping = support.map((name) => named(units, name))
  if (instruction) {
    return takeInstruction(call(OFFICE, on), { ...order, words: instruction.words, by: named(posts, instruction.by), lead: named(units, lead), support: helping, instructedOn: instruction.on })
  }
  const unit = (role: string, id: string) => ({ role, holder: { type: 'unit' as const, id }, territory: null })
  return openMatter(call(OFFICE, on), { ...order, ledger, fields, milestones: [], duties: [unit('lead', named(units, lead)), ...helping.map((id) => unit('support', id))] })
}

async function take(builder: Builder, source: DemoSource, index: number): Promise<unknown> {
  const { id, call } = builder
  const step = source.steps[index]
  if (!step) return undefined
  const label = `source:${source.key}:${index}`
  const order = { command: id(label), matter: derivedId(openId(builder, source), 'matter'), occurredOn: step.on }
  if ('said' in step) return answerBeneficiary(call(OFFICE, step.on), { ...order, solved: step.said, words: step.words, name: step.name })
  if ('to' in step) {
    const { ids } = await requestExtension(call(handlerOf(source.lead), step.on), { ...order, rule: 'longer', to: step.to, reason: step.reason })
    return decideExtension(call(OFFICE, step.on), { command: id(`${label}:word`), matter: order.matter, request: ids.request, approved: true, to: step.to, words: null, occurredOn: step.on })
  }
  const by = call(step.by === 'office' ? OFFICE : handlerOf(source.lead), step.on)
  const papers = step.paper === undefined ? [] : [await uploadFile(by, { name: `${step.paper}.txt`, bytes: new TextEncoder().encode(`演示数据：${step.paper}`) })]
  return moveMatter(by, { ...order, transition: step.step, note: step.note, attachments: papers, ...(step.fields && { fields: step.fields }) })
}

async function publish(builder: Builder): Promise<void> {
  const { id, call } = builder
  const office = call(OFFICE, publication.on)
  const document = derivedId(id('gazette'), 'document')
  const { matters } = await getPublication(office, { document })
  const lines = publication.promises.flatMap(({ matter: title, ...words }) => matters.filter((matter) => matter.title === title).map((matter) => ({ matter: matter.id, ...words })))
  await publiciseMatter(office, { command: id('publicise'), document, matters: lines })
  await publishDocument(office, { command: id('publish'), document, title: publication.title, summary: publication.summary })
}
