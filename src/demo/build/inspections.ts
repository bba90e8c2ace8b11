import { uploadFile } from '../../app/files.ts'
import { derivedId } from '../../app/ids.ts'
import { beginInspection, closeInspection, reportInspection } from '../../app/inspection/course.ts'
import { lookAgain } from '../../app/inspection/look-again.ts'
import { makeFinding } from '../../app/inspection/make-finding.ts'
import { answerCase, sendOpinion, stateCase } from '../../app/inspection/opinions.ts'
import { planInspection } from '../../app/inspection/plan.ts'
import { issueLetter } from '../../app/letter/issue-letter.ts'
import { checkLetter, signLetter, submitLetter } from '../../app/letter/write-letters.ts'
import { amendMatter } from '../../app/matter/change-matter.ts'
import { moveMatter } from '../../app/matter/move-matter.ts'
import type { Day } from '../../kernel/time/day.ts'
import { inspections, type DemoFinding, type DemoInspection } from '../data/inspections.ts'
import { REFORM_OFFICE } from '../data/units.ts'
import { matterId, named, postOf, unitActor, type Builder } from './builder.ts'
import { isPlace, OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

/** The year's inspections, from the plan to the second look, each step on its day. */
export function inspectionSteps(builder: Builder): Step[] {
  return inspections.flatMap((one) => [
    { on: one.planned, run: () => plan(builder, one) },
    ...(one.report ? [{ on: one.from, run: () => begin(builder, one) }] : []),
    ...one.findings.map((found): Step => ({ on: found.on, run: () => find(builder, one, found) })),
    ...one.looks.map((look): Step => ({ on: look.on, run: () => lookAt(builder, one, look) })),
    ...reported(builder, one),
    ...one.findings.flatMap((found) => fixing(builder, one, found)),
  ])
}

const inspectionId = ({ id }: Builder, key: string): string => derivedId(id(`inspection:${key}`), 'inspection')
const findingId = ({ id }: Builder, key: string, what: string): string => derivedId(id(`finding:${key}:${what}`), 'matter')
const opinionCommand = ({ id }: Builder, key: string, unit: string): string => id(`inspection-opinion:${key}:${unit}`)
const handlerOf = (unit: string) => unitActor(unit, 'handler', isPlace(unit))
const office = (builder: Builder, on: Day) => builder.call(OFFICE, on)

function plan(builder: Builder, { key, kind, title, topic, planned, from, to, with: others, at, projects, looksBackAt, despite, mergedInto }: DemoInspection) {
  const { id, units } = builder
  return planInspection(office(builder, planned), {
    command: id(`inspection:${key}`),
    pack: 'inspections',
    kind,
    title,
    topic,
    basis: '2023年度督察计划（演示数据）',
    lead: named(units, REFORM_OFFICE),
    with: others.map((unit) => named(units, unit)),
    inspected: at.map((unit) => named(units, unit)),
    matters: projects.map((project) => matterId(builder, project)),
    from,
    to,
    looksBackAt: looksBackAt ? inspectionId(builder, looksBackAt) : null,
    despite: despite ?? null,
    mergeInto: mergedInto ? inspectionId(builder, mergedInto.key) : null,
    reason: mergedInto?.reason ?? null,
  })
}

function begin(builder: Builder, { key, from }: DemoInspection) {
  return beginInspection(office(builder, from), { command: builder.id(`inspection-begin:${key}`), inspection: inspectionId(builder, key) })
}

async function find(builder: Builder, { key }: DemoInspection, { at, on, what, note, due }: DemoFinding) {
  await makeFinding(office(builder, on), { command: builder.id(`finding:${key}:${what}`), inspection: inspectionId(builder, key), what, unit: named(builder.units, at), due, note, attachments: [] })
  // As everything invented says of itself.
  return amendMatter(office(builder, on), { command: builder.id(`finding-marked:${key}:${what}`), matter: findingId(builder, key, what), changes: { fields: { note: '演示数据' } }, reason: '演示数据', basis: null })
}

function lookAt(builder: Builder, { key }: DemoInspection, { of, what, on, held, words, due }: DemoInspection['looks'][number]) {
  return lookAgain(office(builder, on), { command: builder.id(`look:${key}:${what}`), inspection: inspectionId(builder, key), matter: findingId(builder, of, what), held, words, due, attachments: [] })
}

function reported(builder: Builder, one: DemoInspection): Step[] {
  const { id } = builder
  const { key, report, from, to, opinions, at, case: stated, closed } = one
  const inspection = () => inspectionId(builder, key)
  if (!report) return []
  return [
    { on: report.on, run: () => reportInspection(office(builder, report.on), { command: id(`inspection-report:${key}`), inspection: inspection(), from, to, summary: report.summary, places: report.places, attachments: [] }) },
    ...(opinions ? at.map((unit): Step => ({ on: opinions.on, run: () => tell(builder, one, unit, opinions) })) : []),
    ...(stated
      ? [
          { on: stated.on, run: () => stateCase(builder.call(handlerOf(stated.at), stated.on), { command: id(`case:${key}`), inspection: inspection(), opinion: derivedId(opinionCommand(builder, key, stated.at), 'opinion'), text: stated.text, attachments: [] }) },
          {
            on: stated.answered,
            run: () =>
              answerCase(office(builder, stated.answered), {
                command: id(`case-answer:${key}`),
                inspection: inspection(),
                opinion: derivedId(opinionCommand(builder, key, stated.at), 'opinion'),
                upheld: stated.upheld,
                words: stated.words,
                withdraw: stated.withdraw.map((what) => findingId(builder, key, what)),
              }),
          },
        ]
      : []),
    ...(closed ? [{ on: closed, run: () => closeInspection(office(builder, closed), { command: id(`inspection-close:${key}`), inspection: inspection(), words: null }) }] : []),
  ]
}

/** The opinion to one of the inspected; its letter goes out the same day, or still waits for who signs it. */
async function tell(builder: Builder, { key, title, findings, looks }: DemoInspection, unit: string, { on, issued }: NonNullable<DemoInspection['opinions']>) {
  const { id, units, posts } = builder
  const found = findings.filter(({ at }) => at === unit).map(({ what, due }, index) => `${index + 1}. ${what}（${due}前整改到位）`)
  const seen = looks.map(({ words }) => words)
  const text = [`${title}情况反馈如下。`, ...(found.length > 0 ? ['发现以下问题：', ...found] : []), ...seen, '请按期整改并提供佐证；有不同意见的，可在期限内书面陈述申辩。'].join('\n')
  const command = opinionCommand(builder, key, unit)
  await sendOpinion(office(builder, on), { command, inspection: inspectionId(builder, key), unit: named(units, unit), text })
  if (!issued) return
  const letter = derivedId(command, 'letter')
  const act = (step: string) => ({ command: id(`letter-${step}:${key}:${unit}`), letter, words: null })
  await submitLetter(office(builder, on), act('submit'))
  await checkLetter(builder.call(unitActor(REFORM_OFFICE, 'deputy', false), on), act('check'))
  await signLetter(office(builder, on), { ...act('sign'), signer: named(posts, postOf(REFORM_OFFICE, 'head')) })
  await issueLetter(office(builder, on), { command: id(`letter-issue:${key}:${unit}`), letter })
}

function fixing(builder: Builder, { key }: DemoInspection, { at, what, fixed }: DemoFinding): Step[] {
  if (!fixed) return []
  const { id, call } = builder
  const move = (step: string) => ({ command: id(`fix-${step}:${key}:${what}`), matter: findingId(builder, key, what), transition: step })
  return [
    { on: fixed.takenUp, run: () => moveMatter(call(handlerOf(at), fixed.takenUp), { ...move('take-up'), note: null }) },
    { on: fixed.reported, run: () => moveMatter(call(handlerOf(at), fixed.reported), { ...move('report-fixed'), note: fixed.words }) },
    {
      on: fixed.closed,
      run: async () => {
        const evidence = await uploadFile(office(builder, fixed.closed), { name: `${fixed.checked}.txt`, bytes: new TextEncoder().encode(`演示数据：${fixed.checked}`) })
        return moveMatter(office(builder, fixed.closed), { ...move('cancel'), note: `经复核已整改：${fixed.checked}。`, attachments: [evidence] })
      },
    },
  ]
}
