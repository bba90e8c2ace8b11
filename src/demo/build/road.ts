import { decideChanges, requestChange } from '../../app/road/changes.ts'
import { answerOpinion, askOpinions, giveOpinion } from '../../app/road/opinions.ts'
import { derivedId } from '../../app/ids.ts'
import { changes, opinions, OPINIONS_ASKED } from '../data/road.ts'
import { projects } from '../data/projects/index.ts'
import { matterId, named, unitActor, type Builder } from './builder.ts'
import { isPlace, OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

/** What projects met on their year's road: opinions while they were reasoned, changes asked for after handing down. */
export function roadSteps(builder: Builder): Step[] {
  return [...opinionSteps(builder), ...changeSteps(builder)]
}

function opinionSteps(builder: Builder): Step[] {
  const { id, call, units } = builder
  return opinions.flatMap(({ project, unit, on, verdict, words, answered }) => {
    const label = `opinion:${project}:${unit}`
    const matter = () => matterId(builder, project)
    const opinion = () => derivedId(id(`ask:${label}`), `opinion:${matter()}:${named(units, unit)}`)
    return [
      { on: OPINIONS_ASKED.on, run: () => askOpinions(call(OFFICE, OPINIONS_ASKED.on), { command: id(`ask:${label}`), matters: [matter()], holders: [{ type: 'unit', id: named(units, unit) }], until: OPINIONS_ASKED.until, text: null }) },
      { on, run: () => giveOpinion(call(unitActor(unit, 'handler', isPlace(unit)), on), { command: id(`give:${label}`), matter: matter(), opinion: opinion(), verdict, words }) },
      ...(answered ? [{ on: answered.on, run: () => answerOpinion(call(OFFICE, answered.on), { command: id(`answer:${label}`), matter: matter(), opinion: opinion(), adopted: answered.adopted, why: answered.why }) }] : []),
    ]
  })
}

function changeSteps(builder: Builder): Step[] {
  const { id, call } = builder
  return changes.flatMap(({ project, lead, on, milestone, due, reason, refused }) => {
    const label = `change:${project}`
    const matter = () => matterId(builder, project)
    const planned = projects.find(({ key }) => key === project)?.milestones ?? []
    const milestones = planned.map((one) => ({ id: one.id, title: one.title, due: one.id === milestone ? due : one.due }))
    const request = () => derivedId(id(label), `change:${matter()}`)
    return [
      { on, run: () => requestChange(call(unitActor(lead, 'handler', isPlace(lead)), on), { command: id(label), matter: matter(), changes: { milestones }, reason }) },
      ...(refused
        ? [{ on: refused.on, run: () => decideChanges(call(OFFICE, refused.on), { command: id(`decide:${label}`), decisions: [{ matter: matter(), request: request(), approved: false, words: refused.words }], meeting: { name: refused.meeting, on: refused.heldOn } }) }]
        : []),
    ]
  })
}
