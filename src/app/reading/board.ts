import { askWatchedToEnd, enterWatched, sayWatched, watchedNamed } from '../../store/queries/watched-jobs.ts'
import type { Database } from '../../store/database/database.ts'
import type { Job, JobOwner } from './jobs.ts'

/** Where processes on one database tell each other how far their long work is, and ask each other to end it. */
export type JobBoard = {
  /** @returns false where `alone` and such work is under way in the city */
  enter: (owner: JobOwner, command: string, run: { run: string; name: string; alone: string | null }) => Promise<boolean>
  /** @returns whether somebody asked for its end */
  say: (owner: JobOwner, run: string, job: Job) => Promise<{ cancelAsked: boolean }>
  find: (owner: JobOwner, command: string) => Promise<{ run: string; job: Job } | null>
  /** @returns false where there is nothing to end */
  askToEnd: (owner: JobOwner, command: string) => Promise<boolean>
}

/** The board in the database. */
export function boardIn(db: Database): JobBoard {
  return {
    enter: ({ tenant, person }, command, entry) => db.write(tenant, (tx) => enterWatched(tx, { tenant, person, command }, entry)),
    say: ({ tenant, person }, run, { command, state, done, total, unit, answer, problem }) => {
      const said = { state, done, total, unit, answer: answer === null ? null : JSON.stringify(answer), problem: problem && JSON.stringify(problem), ended: state === 'done' || state === 'refused' }
      return db.write(tenant, (tx) => sayWatched(tx, { tenant, person, command }, run, said))
    },
    find: async ({ tenant, person }, command) => {
      const row = await db.read(tenant, (reading) => watchedNamed(reading, { tenant, person, command }))
      if (!row) return null
      const { run, ...job } = row
      return { run, job: { command, ...job } as Job }
    },
    askToEnd: ({ tenant, person }, command) => db.write(tenant, (tx) => askWatchedToEnd(tx, { tenant, person, command })),
  }
}
