import type { Channels } from '../channels/channel.ts'
import type { Doing } from '../kernel/organisation.ts'
import type { Role } from '../kernel/permission.ts'
import type { Day } from '../kernel/time/day.ts'
import type { Database } from '../store/database/database.ts'
import type { FileStore } from '../store/files.ts'
import type { Aside } from './background/aside.ts'
import type { Changes } from './changes.ts'
import type { BackupSettings } from './backup/settings.ts'
import type { Outside } from './log/outside.ts'
import type { Signer } from './log/signer.ts'
import type { OidcSettings } from './identity/oidc/settings.ts'
import type { Jobs } from './reading/jobs.ts'
import type { Replica } from './on-replica.ts'
import type { Readers } from './reading/readers.ts'
import type { Installation } from './system/installation.ts'

/** What every verb works with; made once at start by `main.ts`, and by the tests. */
export type Deps = {
  db: Database
  files: FileStore
  /** folder of what was erased by law, for who restores an older back-up; in no back-up itself */
  erasures: string
  /** threads in which files are read */
  readers: Readers
  /** long work under way, for who watches it */
  jobs: Jobs
  /** work that a request began and nobody waits for */
  aside: Aside
  /** a standby for long reading, where one is set */
  replica: Replica | null
  /** tells that something was written in a city, to every process */
  changes: Changes
  /** where back-ups go, and how often */
  backups: BackupSettings
  /** by which people may sign in beside their password; null: by nothing else */
  oidc: OidcSettings | null
  /** by which reminders leave this machine; none unless configured */
  channels: Channels
  /** signs the heads of the log */
  signer: Signer
  /** keys, heads and anchors that are kept outside of the database */
  outside: Outside
  /** what this process is, and how far its life */
  installation: Installation
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
  /** the leader's post for which this one acts (代办); role, unit and reach are then that post's */
  onBehalfOf: string | null
  /** what the delegation allows, where one acts for a leader; else only the role counts */
  doings?: readonly Doing[] | null
}

/** Whence a request came, for the audit log. Who opens an internal subject adds it to `internal`: the door notes it before it answers. */
export type From = { address: string; trace: string; internal: Set<string>; /** it came in a session that had shown a second factor */ byTwoFactors: boolean }

/**
 * One request to a verb. `today` stands in for the city's today where what is written happened earlier: the demonstration,
 * later imports. Nothing that comes over HTTP may set it; lights are judged on the city's own day all the same.
 */
export type Call = { deps: Deps; acting: Acting; today?: Day; from?: From }
