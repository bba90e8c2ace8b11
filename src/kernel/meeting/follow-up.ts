import type { MeetingState } from '../facts/meeting.ts'

/** A decision of an earlier meeting whose matter goes on. */
export type ToFollow = { meeting: string; decision: string; matter: string }

/**
 * What a meeting looks at again: the decisions of meetings held before it whose matters are not over, the oldest meeting first.
 *
 * @param meetings of one body
 * @param before the meeting that looks; null: the next one
 * @param isOpen whether a matter goes on
 */
export function followUpOf(meetings: readonly Pick<MeetingState, 'id' | 'on' | 'status' | 'decisions'>[], before: Pick<MeetingState, 'id' | 'on'> | null, isOpen: (matter: string) => boolean): ToFollow[] {
  return meetings
    .filter(({ id, on, status }) => status === 'held' && id !== before?.id && (before === null || on <= before.on))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .flatMap(({ id: meeting, decisions }) => decisions.flatMap(({ id: decision, matter }) => (matter !== null && isOpen(matter) ? [{ meeting, decision, matter }] : [])))
}
