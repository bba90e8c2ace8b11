import type { Database } from '../store/database/index.ts'
import type { FileStore } from '../store/files.ts'

/** What every verb works with; made once at start by `main.ts`, and by the tests. */
export type Deps = {
  db: Database
  files: FileStore
  /** the one clock: the present instant as ISO string in UTC with milliseconds */
  now: () => string
}

/** Through which membership someone acts: the log keeps ids, never names. */
export type Acting = {
  tenant: string
  account: string
  person: string
  membership: string
  role: Role
  unit: string | null
  post: string | null
  onBehalfOf: string | null
}

/**
 * Roles of memberships: who may do what is in `permission.ts`. `office` is the reform office, `reviewer` a unit's
 * deputy head who checks records (分管负责人), `handler` its 承办人, `place` a county's or zone's office, `admin` keeps
 * accounts and the directory but no facts of matters.
 */
export const roles = ['leader', 'office', 'reviewer', 'handler', 'place', 'observer', 'admin'] as const
export type Role = (typeof roles)[number]

/** One request to a verb. */
export type Call = { deps: Deps; acting: Acting }
