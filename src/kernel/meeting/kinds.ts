import type { UnitState } from '../facts/organisation.ts'
import type { MeetingKind, Pack } from '../pack/schema.ts'

/** A kind of meeting with the pack that declares it. */
export type MeetingRules = { pack: Pack; kind: MeetingKind }

/** The kind of this name in this pack, or null where no pack in force declares it. */
export function meetingRules(packs: readonly Pack[], packId: string, kindId: string): MeetingRules | null {
  const pack = packs.find(({ id }) => id === packId)
  const kind = pack?.meetings.find(({ id }) => id === kindId)
  return pack && kind ? { pack, kind } : null
}

/** Whether a unit is a body that holds meetings of this kind. */
export function meetsAs({ of }: Pick<MeetingKind, 'of'>, { kind, name }: Pick<UnitState, 'kind' | 'name'>): boolean {
  return of.kinds.includes(kind) && (of.nameEnds.length === 0 || of.nameEnds.some((end) => name.endsWith(end)))
}

/** The kinds of meetings that a body holds; what is said of bodies of its name stands before what is said of all. */
export function rulesForBody(packs: readonly Pack[], body: Pick<UnitState, 'kind' | 'name'>): MeetingRules[] {
  const fitting = packs.flatMap((pack) => pack.meetings.filter((kind) => meetsAs(kind, body)).map((kind) => ({ pack, kind })))
  const named = ({ kind }: MeetingRules) => (kind.of.nameEnds.length > 0 ? 0 : 1)
  return fitting.toSorted((a, b) => named(a) - named(b))
}
