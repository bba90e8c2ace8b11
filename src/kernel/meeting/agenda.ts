import type { Decision, Given } from '../decide/decision.ts'
import { refuse, type Refusal } from '../errors.ts'
import type { MeetingState, NewTopic, Topic, TOPIC_RESULTS } from '../facts/meeting.ts'
import type { MeetingKind } from '../pack/schema.ts'
import { about, unlessSecret, unlessStatus } from './call.ts'

export type TopicResult = (typeof TOPIC_RESULTS)[number]

/** How a topic of a kind can end. */
export const RESULTS: Readonly<Record<Topic['kind'], readonly TopicResult[]>> = {
  first: ['studied'],
  review: ['adopted', 'adopted-amended', 'deferred', 'rejected'],
  report: ['heard', 'deferred'],
  'follow-up': ['heard', 'deferred'],
  other: ['studied', 'heard', 'adopted', 'adopted-amended', 'deferred', 'rejected'],
}

/** Results that say why. */
const WITH_WORDS: readonly TopicResult[] = ['deferred', 'rejected']

/**
 * Sets the agenda as a whole. Where the pack has a fixed first topic (第一议题), that stands first; nothing stands on it twice; who reports
 * is named. Once the meeting was held, what has a result or a decision stays on it.
 */
export function setAgenda(kind: Pick<MeetingKind, 'firstTopic'>, meeting: MeetingState, topics: readonly NewTopic[], { today }: Given): Decision {
  const wrong = unlessStatus(meeting, ['called', 'held'], '改议程') ?? misplacedFirst(kind, topics) ?? doubled(topics) ?? withoutPresenter(topics) ?? dropped(meeting, topics) ?? unlessSecret(topics.map(({ title }) => title))
  if (wrong) return wrong
  return { facts: [about(meeting, 'agenda.set', today, { topics: topics.map((topic) => ({ ...topic, title: topic.title.trim() })) })] }
}

function misplacedFirst({ firstTopic }: Pick<MeetingKind, 'firstTopic'>, topics: readonly NewTopic[]): { refusal: Refusal } | null {
  const elsewhere = topics.slice(1).some(({ kind }) => kind === 'first')
  const missing = firstTopic !== undefined && topics[0]?.kind !== 'first'
  return elsewhere || missing ? refuse('agenda_first_topic', { topic: firstTopic?.zh ?? '第一议题' }) : null
}

function doubled(topics: readonly NewTopic[]): { refusal: Refusal } | null {
  const seen = new Set<string>()
  for (const { id, kind, title, presenter, document } of topics) {
    const marks = [`id:${id}`, `title:${kind}:${presenter ?? ''}:${title.trim()}`, ...(document === null ? [] : [`document:${kind}:${document}`])]
    if (marks.some((mark) => seen.has(mark))) return refuse('topic_doubled', { topic: title.trim() })
    for (const mark of marks) seen.add(mark)
  }
  return null
}

function withoutPresenter(topics: readonly NewTopic[]): { refusal: Refusal } | null {
  const silent = topics.find(({ kind, presenter }) => kind === 'report' && presenter === null)
  return silent ? refuse('presenter_missing', { topic: silent.title.trim() }) : null
}

function dropped({ agenda, decisions }: MeetingState, topics: readonly NewTopic[]): { refusal: Refusal } | null {
  const kept = new Map(topics.map((topic) => [topic.id, topic]))
  const bound = agenda.filter(({ id, outcome }) => outcome !== null || decisions.some(({ topic }) => topic === id))
  const lost = bound.find(({ id, kind }) => kept.get(id)?.kind !== kind)
  return lost ? refuse('topic_settled', { topic: lost.title }) : null
}

/** Says how a topic ended. Said again, the later word holds and the earlier stays in the log. */
export function settleTopic(meeting: MeetingState, { topic: id, result, words }: { topic: string; result: TopicResult; words: string | null }): Decision {
  const wrong = unlessStatus(meeting, ['held'], '记议题结果')
  if (wrong) return wrong
  const topic = meeting.agenda.find((one) => one.id === id)
  if (!topic) return refuse('topic_unknown')
  if (!RESULTS[topic.kind].includes(result)) return refuse('topic_result_unfit', { topic: topic.title })
  if (WITH_WORDS.includes(result) && !words?.trim()) return refuse('reason_missing')
  const secret = unlessSecret([words])
  if (secret) return secret
  return { facts: [about(meeting, 'topic.settled', meeting.on, { topic: id, result, words: words?.trim() || null })] }
}
