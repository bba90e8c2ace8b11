import { erasuresOf } from '../../store/queries/erasures.ts'
import type { Call } from '../call.ts'
import { commandsOfActing, permitSomewhere } from '../permit.ts'
import type { Forgotten } from './forget.ts'

/** What was asked to be erased and what became of it, the newest first. Who reads it sees ids and counts; the words only who decides about them, and only until then. */
export async function listErasures({ deps, acting }: Call) {
  permitSomewhere(acting, 'listErasures')
  const may = commandsOfActing(acting).filter((command) => command === 'requestErasure' || command === 'decideErasure' || command === 'forgetPerson')
  const rows = await deps.db.read(acting.tenant, (db) => erasuresOf(db, acting.tenant, 200))
  return {
    may,
    rows: rows.map((row) => {
      const done = row.done as Forgotten | null
      return {
        id: row.id, state: row.state, ground: row.ground, person: row.person, words: may.length > 0 ? row.words : null, account: row.account,
        facts: (row.facts as string[]).length, files: (row.files as string[]).length, documents: (row.documents as string[]).length,
        requestedAt: row.requested_at, decidedAt: row.decided_at, reason: row.reason, doneAt: row.done_at,
        own: row.requested_by === acting.person || row.person === acting.person,
        done: done && { facts: done.facts, beside: done.beside, files: done.files, kept: done.kept.length, accounts: done.accounts },
      }
    }),
  }
}
