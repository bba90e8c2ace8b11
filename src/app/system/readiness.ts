import { readMigrations } from '../../store/database/migrate.ts'
import { newestMigration } from '../../store/queries/system.ts'
import type { Deps } from '../call.ts'

/** Why requests should go elsewhere for now. `migrations`: the database was changed under us, by a newer or an older program. */
export type NotReady = 'starting' | 'stopping' | 'database' | 'migrations'

/** The embedded database may be at a long import: that is busy, not gone. */
const PATIENCE_MS = 4_000
/** Asked without sign-in and as often as one likes: the database is asked once in so long. */
const KEPT_MS = 1_000

let ours: number | undefined
/** The newest migration of this program. */
const newestOurs = () => (ours ??= readMigrations().at(-1)?.version ?? 0)

const known = new WeakMap<Deps['db'], { at: number; answer: Promise<NotReady | null> }>()

/** Whether this server should be asked; empty: yes. */
export async function notReady({ db, installation }: Pick<Deps, 'db' | 'installation'>): Promise<NotReady[]> {
  const own: NotReady[] = installation.phase === 'serving' ? [] : [installation.phase]
  const kept = known.get(db)
  const answer = kept && performance.now() - kept.at < KEPT_MS ? kept.answer : askDatabase(db)
  if (answer !== kept?.answer) known.set(db, { at: performance.now(), answer })
  const database = await answer
  return database === null ? own : [...own, database]
}

async function askDatabase(db: Deps['db']): Promise<NotReady | null> {
  const timer: { end?: NodeJS.Timeout } = {}
  const late = new Promise<'late'>((resolve) => (timer.end = setTimeout(resolve, PATIENCE_MS, 'late')))
  const asked = db.rollup(newestMigration).then(
    (version) => (version === newestOurs() ? null : 'migrations' as const),
    // Whatever keeps the database from answering is told by the request that needed it.
    () => 'database' as const,
  )
  const first = await Promise.race([asked, late])
  clearTimeout(timer.end)
  return first === 'late' ? 'database' : first
}
