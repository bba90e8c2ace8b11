import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { Db } from '../../store/database/database.ts'
import { filesNamed } from '../../store/queries/files.ts'
import { mattersConcerning, titlesOf } from '../../store/queries/matters.ts'

/**
 * What lists show beside records: the matters they touch, as far as one may see them, and what their files are called.
 *
 * @param reach null: the whole city; else what concerns the acting membership. A record on several matters names only its own.
 */
export async function aroundActivities(db: Db, tenant: string, rows: readonly ActivityState[], reach: readonly string[] | null) {
  const touched = rows.flatMap(({ matters }) => matters)
  const seen = reach === null ? touched : [...(await mattersConcerning(db, tenant, touched, reach))]
  return { matters: await titlesOf(db, tenant, seen), files: await filesNamed(db, tenant, rows.flatMap(({ attachments }) => attachments)) }
}
