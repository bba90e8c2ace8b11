import { sql } from 'kysely'

import type { Db, Tx } from '../database/database.ts'
import { fileOfAssessments } from './assessments.ts'
import { fileOfRequests } from './burden.ts'
import { fileOfReadings } from './indicators.ts'
import { fileOfInspection } from './inspections.ts'

export type KeptFile = { sha256: string; name: string | null; mediaType: string; size: number }

/** Notes that a city has a file of this content and who brought it; the same content again adds only another who. */
export async function keepFile(tx: Tx, tenant: string, { sha256, name, mediaType, size }: KeptFile, person: string): Promise<void> {
  await tx
    .insertInto('file')
    .values({ tenant, sha256, name, media_type: mediaType, size })
    .onConflict((conflict) => conflict.columns(['tenant', 'sha256']).doNothing())
    .execute()
  await tx
    .insertInto('file_uploader')
    .values({ tenant, sha256, person })
    .onConflict((conflict) => conflict.columns(['tenant', 'sha256', 'person']).doNothing())
    .execute()
}

export async function uploadedBy(db: Db, tenant: string, sha256: string, person: string): Promise<boolean> {
  const row = await db.selectFrom('file_uploader').select('sha256').where('tenant', '=', tenant).where('sha256', '=', sha256).where('person', '=', person).executeTakeFirst()
  return row !== undefined
}

/** What these files are called and how large they are. */
export async function filesNamed(db: Db, tenant: string, hashes: readonly string[]): Promise<Map<string, KeptFile>> {
  if (hashes.length === 0) return new Map()
  const rows = await db
    .selectFrom('file')
    .select(['sha256', 'name', 'media_type', 'size'])
    .where('tenant', '=', tenant)
    .where('sha256', '=', sql<string>`any(${[...new Set(hashes)]}::text[])`)
    .execute()
  return new Map(rows.map(({ sha256, name, media_type, size }) => [sha256, { sha256, name, mediaType: media_type, size }]))
}

/** A file that this city has; other cities' files are not found, even where the content is the same. */
export async function fileNamed(db: Db, tenant: string, sha256: string): Promise<KeptFile | undefined> {
  const row = await db.selectFrom('file').select(['sha256', 'name', 'media_type', 'size']).where('tenant', '=', tenant).where('sha256', '=', sha256).executeTakeFirst()
  return row && { sha256: row.sha256, name: row.name, mediaType: row.media_type, size: row.size }
}

/** Whether a record of these units, a record or step of a matter in which one of them has a duty, or a reading, an inspection or answer to a request for one of them to read carries this file. */
export async function fileConcerns(db: Db, tenant: string, sha256: string, units: readonly string[]): Promise<boolean> {
  return (await onRecord(db, tenant, sha256, units)) || (await onStep(db, tenant, sha256, units)) || (await fileOfInspection(db, tenant, sha256, units)) || (await fileOfReadings(db, tenant, sha256, units)) || (await fileOfAssessments(db, tenant, sha256, units)) || fileOfRequests(db, tenant, sha256, units)
}

async function onStep(db: Db, tenant: string, sha256: string, holders: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('matter_file as f')
    .innerJoin('duty as d', (join) => join.onRef('d.tenant', '=', 'f.tenant').onRef('d.matter', '=', 'f.matter'))
    .select('f.matter')
    .where('f.tenant', '=', tenant)
    .where('f.sha256', '=', sha256)
    .where('d.holder', '=', sql<string>`any(${[...holders]}::uuid[])`)
    .where('d.to_on', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

async function onRecord(db: Db, tenant: string, sha256: string, units: readonly string[]): Promise<boolean> {
  const own = sql<string>`any(${[...units]}::uuid[])`
  const row = await db
    .selectFrom('activity_file as f')
    .innerJoin('activity as a', (join) => join.onRef('a.tenant', '=', 'f.tenant').onRef('a.id', '=', 'f.activity'))
    .select('f.activity')
    .where('f.tenant', '=', tenant)
    .where('f.sha256', '=', sha256)
    .where((eb) =>
      eb.or([
        eb('a.unit', '=', own),
        eb.exists(
          eb
            .selectFrom('activity_matter as m')
            .innerJoin('duty as u', (join) => join.onRef('u.tenant', '=', 'm.tenant').onRef('u.matter', '=', 'm.matter'))
            .select('u.holder')
            .where('m.tenant', '=', tenant)
            .whereRef('m.activity', '=', 'f.activity')
            .where('u.holder', '=', own)
            .where('u.to_on', 'is', null),
        ),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}
