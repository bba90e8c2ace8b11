import { DeliveryError } from '../../kernel/errors.ts'
import { dayOf, isDay } from '../../kernel/time/day.ts'
import { closePiece, payloadPieces, type PayloadPiece } from '../../store/log/archive.ts'
import type { Deps } from '../call.ts'

export type { PayloadPiece } from '../../store/log/archive.ts'

/** The pieces in which the payloads of all cities lie, the oldest first. */
export function listPieces({ db }: Pick<Deps, 'db'>): Promise<PayloadPiece[]> {
  return db.owner(payloadPieces)
}

/**
 * Puts the payloads of all facts recorded before a day, and in no earlier piece, into a piece of their own, which is read as before. Facts, hashes and seals stay as they are.
 *
 * @param before YYYY-MM-DD, not after today
 * @param tablespace of the database, where the piece is to lie; null: where it is
 * @throws DeliveryError `archive_day_unfit`, `archived_already`, `tablespace_unknown`
 */
export async function archivePayloads({ db, now }: Pick<Deps, 'db' | 'now'>, before: string, tablespace: string | null): Promise<PayloadPiece[]> {
  const today = dayOf(now())
  if (!isDay(before) || before > today) throw new DeliveryError('archive_day_unfit', { day: before, today })
  return db.owner(async (tx) => {
    await closePiece(tx, before, tablespace)
    return payloadPieces(tx)
  })
}
