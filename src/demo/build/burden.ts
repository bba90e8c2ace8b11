import { answerComplaint, makeComplaint } from '../../app/burden/complaints.ts'
import { answerRequest, closeRequest, sendRequest } from '../../app/burden/requests.ts'
import { derivedId } from '../../app/ids.ts'
import { complaints, requests, type DemoRequest } from '../data/burden.ts'
import { REFORM_OFFICE } from '../data/units.ts'
import { named, unitActor, type Builder } from './builder.ts'
import { isPlace, OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

/** What was asked of units beside the rhythms, and what they said of it. */
export function burdenSteps(builder: Builder): Step[] {
  const { id, call } = builder
  return [
    ...requests.flatMap((one): Step[] => {
      const request = derivedId(id(`request:${one.key}`), 'request')
      const asker = one.by === REFORM_OFFICE ? OFFICE : unitActor(one.by, 'deputy', false)
      return [
        { on: one.sent, run: () => send(builder, one) },
        ...one.answers.map(({ unit, on, values }): Step => ({ on, run: () => answerRequest(call(unitActor(unit, 'handler', isPlace(unit)), on), { command: id(`answer:${one.key}:${unit}`), request, values, attachments: [], replaces: false }) })),
        ...(one.closed ? [{ on: one.closed, run: () => closeRequest(call(asker, one.closed ?? one.due), { command: id(`request-close:${one.key}`), request, reason: null }) }] : []),
      ]
    }),
    ...complaints.flatMap(({ key, named: by, on, kind, words, answered }): Step[] => {
      const who = by === null ? OFFICE : unitActor(by, 'handler', isPlace(by))
      return [
        { on, run: () => makeComplaint(call(who, on), { command: id(`complaint:${key}`), about: { type: 'page', id: null, path: '/burden' }, kind, words, named: by !== null }) },
        ...(answered ? [{ on: answered.on, run: () => answerComplaint(call(OFFICE, answered.on), { command: id(`complaint-answer:${key}`), complaint: derivedId(id(`complaint:${key}`), 'complaint'), words: answered.words, taken: answered.taken }) }] : []),
      ]
    }),
  ]
}

function send({ id, call, units }: Builder, { key, title, ground, by, to, sent, due, fields }: DemoRequest) {
  const who = by === REFORM_OFFICE ? OFFICE : unitActor(by, 'deputy', false)
  return sendRequest(call(who, sent), {
    command: id(`request:${key}`),
    title,
    ground,
    to: to.map((unit) => named(units, unit)),
    fields: fields.map((field) => ({ measure: null, choices: [], help: null, required: true, despite: null, ...field })),
    due,
    despite: null,
  })
}
