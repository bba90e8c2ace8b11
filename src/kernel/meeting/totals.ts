import type { MeetingState, Topic } from '../facts/meeting.ts'

/**
 * What a body's meetings dealt with: meetings held, topics dealt with, those reviewed (审议) and the documents among them, reports heard, decisions made, and
 * how many of those are done. What was put off is counted where it is taken up again.
 */
export type Totals = { meetings: number; topics: number; reviewed: number; documents: number; reports: number; decisions: number; done: number; open: number }

type Held = Pick<MeetingState, 'status' | 'agenda' | 'decisions'>

/** @param isDone whether the matter that a decision became has been closed; one that was given up is neither done nor open, `null` */
export function totalsOf(meetings: readonly Held[], isDone: (matter: string) => boolean | null): Totals {
  const held = meetings.filter(({ status }) => status === 'held')
  const topics = held.flatMap(({ agenda }) => agenda).filter(({ outcome }) => outcome?.result !== 'deferred')
  const reviewed = topics.filter(({ kind }) => kind === 'review')
  const decisions = held.flatMap((meeting) => meeting.decisions)
  const states = decisions.map(({ matter }) => (matter === null ? null : isDone(matter)))
  return {
    meetings: held.length,
    topics: topics.length,
    reviewed: reviewed.length,
    documents: reviewed.reduce((sum, topic) => sum + documentsIn(topic), 0),
    reports: topics.filter(({ kind }) => kind === 'report').length,
    decisions: decisions.length,
    done: states.filter((state) => state === true).length,
    open: states.filter((state) => state === false).length,
  }
}

/** Documents that a topic names in 《》, or the one that hangs on it; “关于《…》的说明” is about one too. */
function documentsIn({ title, document }: Pick<Topic, 'title' | 'document'>): number {
  return Math.max(title.match(/《[^》]+》/g)?.length ?? 0, document === null ? 0 : 1)
}
