import { headFormat, type HeadFile } from '../../kernel/receipt.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { headsBelow, keysOf, newestHead, recordedAtLeaf, unsealedOf } from '../../store/log/heads.ts'
import { sealedSize } from '../../store/log/seal.ts'
import { cityRow } from '../../store/queries/cities.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { headOfRow, keyOfRow } from './head.ts'

/** How far the log is sealed, its newest head, and the keys by which heads were ever signed. Hashes tell nothing of the work, so everyone may see and keep them. */
export async function getLogState({ deps, acting }: Call) {
  permitSomewhere(acting, 'getLogState')
  const { tenant } = acting
  return deps.db.snapshot(tenant, async (db) => {
    const city = await cityRow(db, tenant)
    if (!city) throw new DeliveryError('not_found', { what: tenant })
    const head = await newestHead(db, tenant)
    return {
      city: { id: city.id, name: city.name },
      hash: city.hash_alg,
      sealed: await sealedSize(db, tenant),
      sealedUntil: head ? await recordedAtLeaf(db, tenant, head.size - 1) : null,
      unsealed: await unsealedOf(db, tenant),
      head: head ? headOfRow(head) : null,
      keys: (await keysOf(db, tenant)).map((row) => ({ ...keyOfRow(row), since: row.since })),
    }
  })
}

/** Signed heads, the newest first, each as a file that an office keeps. The cursor is a size. */
export async function listTreeHeads({ deps, acting }: Call, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<{ rows: HeadFile[]; next: string | null }> {
  permitSomewhere(acting, 'listTreeHeads')
  const { tenant } = acting
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new DeliveryError('input_invalid', { problems: ['cursor'], fields: ['cursor'] })
  return deps.db.snapshot(tenant, async (db) => {
    const city = await cityRow(db, tenant)
    const keys = new Map((await keysOf(db, tenant)).map((row) => [row.id, keyOfRow(row)]))
    const rows = await headsBelow(db, tenant, cursor === undefined ? null : Number(cursor), limit + 1)
    const shown = rows.slice(0, limit).flatMap((row) => {
      const key = keys.get(row.key)
      return key ? [{ format: headFormat, city: { id: tenant, name: city?.name ?? tenant }, head: headOfRow(row), key } as const] : []
    })
    return { rows: shown, next: rows.length > limit ? String(rows[limit - 1]?.size) : null }
  })
}
