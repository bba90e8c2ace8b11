import { DeliveryError } from '../../kernel/errors.ts'
import type { NewTopic } from '../../kernel/facts/meeting.ts'
import * as decide from '../../kernel/meeting/agenda.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { decided, write, type Writing } from '../writing.ts'
import { lockMeeting, type Written } from './lock-meeting.ts'

/** A topic as a client sends it: one without an id is new. */
export type TopicInput = Omit<NewTopic, 'id'> & { id?: string | undefined }

/** Sets a meeting's agenda as a whole, in this order. @throws DeliveryError `not_found`, `unit_unknown`, what `kernel/meeting/agenda.ts` refuses */
export function setAgenda(call: Call, input: { command: string; meeting: string; topics: readonly TopicInput[] }): Promise<Written> {
  return write(call, { id: input.command, name: 'setAgenda', input }, async (writing) => {
    const { meeting, rules } = await lockMeeting(writing, input.meeting)
    const topics = input.topics.map((topic, index) => ({ ...topic, id: topic.id ?? writing.newId(`topic:${index}`) }))
    await knownThings(writing, topics)
    return { facts: decided(decide.setAgenda(rules.kind, meeting, topics, writing)), answer: { ids: { meeting: meeting.id } } }
  })
}

/** Says how a topic ended. */
export function settleTopic(call: Call, input: { command: string; meeting: string; topic: string; result: decide.TopicResult; words: string | null }): Promise<Written> {
  return write(call, { id: input.command, name: 'settleTopic', input }, async (writing) => {
    const { meeting } = await lockMeeting(writing, input.meeting)
    return { facts: decided(decide.settleTopic(meeting, input)), answer: { ids: { meeting: meeting.id } } }
  })
}

/** @throws DeliveryError `unit_unknown`, `not_found` for a document or a matter */
async function knownThings({ tx, acting }: Writing, topics: readonly NewTopic[]): Promise<void> {
  const units = topics.flatMap(({ presenter }) => presenter ?? [])
  const others = topics.flatMap(({ document, matters }) => [...(document === null ? [] : [`document:${document}`]), ...matters.map((id) => `matter:${id}`)])
  const known = await statesOf(tx, acting.tenant, [...new Set([...units.map((id) => `unit:${id}`), ...others])])
  const unit = units.find((id) => !known.has(`unit:${id}`))
  if (unit !== undefined) throw new DeliveryError('unit_unknown', { unit })
  const missing = others.find((subject) => !known.has(subject))
  if (missing !== undefined) throw new DeliveryError('not_found', { what: missing })
}
