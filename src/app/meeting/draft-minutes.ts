import { DeliveryError } from '../../kernel/errors.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { MeetingState } from '../../kernel/facts/meeting.ts'
import { covers } from '../../kernel/holders.ts'
import { about, unlessStatus } from '../../kernel/meeting/call.ts'
import { minutesBlocks, minutesTitle, type Decided } from '../../kernel/meeting/minutes.ts'
import { memberSeats } from '../../kernel/meeting/seats.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { dutiesThat } from '../../kernel/part.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { draftedLetter } from '../letter/drafted.ts'
import { directoryOf, unitRef, type Directory } from '../views/organisation.ts'
import { write, type Writing } from '../writing.ts'
import { lockMeeting } from './lock-meeting.ts'

/** More units than this no letter goes to. */
const MOST_COPIES = 60

/**
 * Drafts a held meeting's minutes as a letter (代拟稿) for a person to check and sign; copies go to its members' units. One that is under way
 * or out is revised there, not drafted again.
 *
 * @throws DeliveryError `not_found`, `meeting_not_so`, `minutes_kind_missing`, `minutes_drafted`, what a letter's drafting refuses
 */
export function draftMinutes(call: Call, input: { command: string; meeting: string }): Promise<{ command: string; ids: { meeting: string; letter: string } }> {
  return write(call, { id: input.command, name: 'draftMinutes', input }, async (writing) => {
    const { tx, acting, packs, today } = writing
    const letter = writing.newId('letter')
    const { meeting, rules } = await lockMeeting(writing, input.meeting, [`letter:${letter}`])
    const refused = unlessStatus(meeting, ['held'], '起草纪要')
    if (refused) throw new DeliveryError(refused.refusal.code, refused.refusal.facts)
    const kind = letterOf(packs, rules.pack, rules.kind.minutes)
    if (!kind) throw new DeliveryError('minutes_kind_missing', { kind: rules.kind.name.zh })
    const drafts = await statesOf<LetterState>(tx, acting.tenant, meeting.minutes.map((id) => `letter:${id}`))
    const standing = [...drafts.values()].find(({ status }) => status !== 'withdrawn' && status !== 'abandoned')
    if (standing) throw new DeliveryError('minutes_drafted', { title: standing.title })
    const directory = await directoryOf(tx, acting.tenant)
    const matters = meeting.decisions.flatMap(({ matter }) => matter ?? [])
    const nameOf = (unit: string) => unitRef(directory, unit, meeting.on)?.name ?? ''
    const facts = await draftedLetter(writing, letter, {
      ...kind,
      issuer: meeting.body,
      to: [],
      copies: copiesOf(meeting, directory),
      title: minutesTitle(meeting),
      blocks: minutesBlocks(meeting, { body: nameOf(meeting.body), nameOf, decided: await decidedOf(writing, meeting) }),
      replyBy: null,
      urgency: null,
      about: { matters, inspection: null, meeting: meeting.id, answers: null },
      attachments: [],
    })
    return { facts: [...facts, about(meeting, 'minutes.drafted', today, { letter })], answer: { ids: { meeting: meeting.id, letter } } }
  })
}

/** The letter that minutes are: of the pack itself, or of one that it uses. */
function letterOf(packs: readonly Pack[], own: Pack, id: string | undefined): { pack: string; kind: string } | null {
  const owner = [own, ...packs.filter((pack) => own.uses.includes(pack.id))].find(({ letters }) => letters.some((letter) => letter.id === id))
  return owner && id !== undefined ? { pack: owner.id, kind: id } : null
}

function copiesOf({ body, on }: MeetingState, { seats, units }: Directory): { type: 'unit'; id: string }[] {
  const members = memberSeats([...seats.values()], body, on).map(({ unit }) => unit)
  return [...new Set(members)].filter((id) => units.get(id)?.ended === null).slice(0, MOST_COPIES).map((id) => ({ type: 'unit', id }))
}

/** Who answers for each decision and until when, as it stands in the matter it became. */
async function decidedOf({ tx, acting, packs, today }: Writing, { decisions }: MeetingState): Promise<Decided[]> {
  const states = await statesOf<MatterState>(tx, acting.tenant, decisions.flatMap(({ matter }) => (matter === null ? [] : [`matter:${matter}`])))
  return decisions.flatMap(({ id, matter }) => {
    const state = matter === null ? undefined : states.get(`matter:${matter}`)
    const duties = state ? (rulesOf(packs, state.ledger)?.duties ?? []) : []
    const holding = (part: 'carries' | 'supports') => {
      const roles = dutiesThat(part, duties)
      return (state?.duties ?? []).filter((duty) => duty.holder.type === 'unit' && roles.includes(duty.role) && covers(duty, today)).map(({ holder }) => holder.id)
    }
    return state ? [{ id, lead: holding('carries')[0] ?? null, support: holding('supports'), due: state.due }] : []
  })
}
