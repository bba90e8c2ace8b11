import { aboutUnnamed, answerComplaint as answer, countComplaints, makeComplaint as make } from '../../kernel/burden/decide-complaint.ts'
import type { ComplaintState } from '../../kernel/facts/burden.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { addDays } from '../../kernel/time/day.ts'
import { complaintsSince } from '../../store/queries/burden.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { commandsOfActing, permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { decided, found, write } from '../writing.ts'
import { refuseFlood } from './complaints-often.ts'

type Written = { command: string; ids: { complaint: string } }

export type MakeComplaint = { command: string; about: ComplaintState['about']; kind: ComplaintState['kind']; words: string; /** with the name of the own unit, or so that nobody can tell who it was */ named: boolean }

/**
 * 反映负担. Without a name, nothing that is kept says who it was: no unit, no person, no post, no page's address, not in the facts, not beside the command.
 *
 * @throws DeliveryError `too_many_requests`, `complaint_words_missing`, `request_secret`
 */
export function makeComplaint(call: Call, { command, about: sent, kind, words, named }: MakeComplaint): Promise<Written> {
  // Before the command's content is hashed: an address could be tried out against the hash.
  const about = named ? sent : aboutUnnamed(sent)
  return write(call, { id: command, name: 'makeComplaint', input: { about, kind, words, named }, unnamed: !named }, async (writing) => {
    refuseFlood(call.deps, call.acting.membership)
    const id = writing.newId('complaint')
    await writing.lock([`complaint:${id}`])
    const unit = named ? writing.acting.unit : null
    return { facts: decided(make(id, { about, kind, words, unit }, writing)), answer: { ids: { complaint: id } } }
  })
}

/** The office's answer, which everyone reads. */
export function answerComplaint(call: Call, { command, complaint: id, words, taken }: { command: string; complaint: string; words: string; taken: boolean }): Promise<Written> {
  return write(call, { id: command, name: 'answerComplaint', input: { id, words, taken } }, async (writing) => {
    const subject = `complaint:${id}`
    const complaint = found<ComplaintState>(await writing.lock([subject]), subject, id)
    return { facts: decided(answer(complaint, { words, taken }, writing)), answer: { ids: { complaint: id } } }
  })
}

/** A year of them; older ones stay in the log. */
const LOOKED_BACK_DAYS = 366
const MOST = 500

/**
 * Complaints of the last year: counted by kind for everyone; to the office all of them; to others those of their own unit that bear its name, and of
 * the rest what was answered: that it was taken up and how, never who it was or what they wrote.
 */
export async function listComplaints(call: Call) {
  const { deps, acting } = call
  permitSomewhere(acting, 'listComplaints')
  return deps.db.read(acting.tenant, async (db) => {
    const { today } = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryOf(db, acting.tenant)
    const all = await complaintsSince(db, acting.tenant, { from: addDays(today, -LOOKED_BACK_DAYS), limit: MOST })
    const office = scopeOf(acting.role, 'answerComplaint') === 'city'
    const rows = all.flatMap(({ id, about, kind, words, unit, madeOn, answered }) => {
      const mine = unit !== null && unit === acting.unit
      const whole = office || mine
      if (!whole && !answered) return []
      return [{
        id,
        kind,
        madeOn,
        about: !whole ? null : unit === null ? aboutUnnamed(about) : about,
        words: whole ? words : null,
        unit: whole ? unitRef(directory, unit, today) : null,
        mine,
        answered: answered && { words: answered.words, taken: answered.taken, on: answered.on },
      }]
    })
    return { today, rows, counts: countComplaints(all), mayAnswer: commandsOfActing(acting).includes('answerComplaint') }
  })
}
