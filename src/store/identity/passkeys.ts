import type { Database } from '../database/index.ts'
import { identityTables } from './tables.ts'

export type Passkey = { id: string; account: string; name: string; rp: string; publicKey: Uint8Array<ArrayBuffer>; counter: number; transports: string[]; madeAt: Date; usedAt: Date | null }

const columns = ['id', 'account', 'name', 'rp', 'public_key', 'counter', 'transports', 'made_at', 'used_at'] as const
type Row = { id: string; account: string; name: string; rp: string; public_key: Buffer; counter: number; transports: unknown; made_at: Date; used_at: Date | null }

/** Passkeys of an account, the oldest first. */
export async function passkeysOf(db: Database, account: string): Promise<Passkey[]> {
  const rows = await identityTables(db).selectFrom('passkey').select(columns).where('account', '=', account).orderBy('made_at').orderBy('id').execute()
  return rows.map(passkey)
}

/** The passkey with this id that was made on this host. */
export async function passkeyNamed(db: Database, id: string, rp: string): Promise<Passkey | null> {
  const row = await identityTables(db).selectFrom('passkey').select(columns).where('id', '=', id).where('rp', '=', rp).executeTakeFirst()
  return row ? passkey(row) : null
}

function passkey({ public_key, made_at, used_at, transports, counter, ...row }: Row): Passkey {
  return { ...row, publicKey: Uint8Array.from(public_key), counter: Number(counter), transports: transports as string[], madeAt: made_at, usedAt: used_at }
}

/** @returns whether it was kept; false where one of this id is there already */
export async function keepPasskey(db: Database, { id, account, name, rp, publicKey, counter, transports, madeAt }: Omit<Passkey, 'usedAt'>): Promise<boolean> {
  const kept = await identityTables(db)
    .insertInto('passkey')
    .values({ id, account, name, rp, public_key: Buffer.from(publicKey), counter, transports: JSON.stringify(transports), made_at: madeAt, used_at: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export async function notePasskeyUse(db: Database, id: string, counter: number, at: Date): Promise<void> {
  await identityTables(db).updateTable('passkey').set({ counter, used_at: at }).where('id', '=', id).execute()
}

/** @returns whether the account had it */
export async function dropPasskey(db: Database, account: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await identityTables(db).deleteFrom('passkey').where('account', '=', account).where('id', '=', id).executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function dropPasskeys(db: Database, account: string): Promise<void> {
  await identityTables(db).deleteFrom('passkey').where('account', '=', account).execute()
}
