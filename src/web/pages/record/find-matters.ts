import { call } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import type { useSession } from '../../api/session.tsx'
import type { Choice } from '../../ui/index.ts'
import type { MatterChoice } from './content.ts'
import { recentMatters } from './recent-matters.ts'

type Session = Pick<ReturnType<typeof useSession>, 'acting' | 'account'>

const OFFERED = 20
/** As many as one record may touch. */
export const MOST_MATTERS = 50

/** Matters by part of their name or code: those of the acting unit; the office's are all. Before anything is typed, the last used first. */
export async function findMatters({ acting, account }: Session, text: string, taken: readonly MatterChoice[], signal: AbortSignal): Promise<Choice<MatterChoice>[]> {
  const recent = text ? [] : recentMatters(account.id)
  const unit = acting?.role === 'office' ? undefined : acting?.unit?.id
  const found = await call('listMatters', { query: { open: 'true', limit: OFFERED, ...(unit ? { unit } : {}), ...(text ? { q: text } : {}) }, signal }).then(
    ({ rows }) => rows,
    (error: unknown) => {
      // Without a line the last used are what can be offered.
      if (error instanceof ProblemError && error.undecided && recent.length > 0) return []
      throw error
    },
  )
  const known = new Set(taken.map(({ id }) => id))
  return [...recent, ...found].flatMap(({ id, code, title, ledger }) => {
    if (known.has(id)) return []
    known.add(id)
    return [{ value: { id, code, title, ledger }, name: title, aside: code }]
  })
}

/**
 * All open matters of a ledger that asks for records which the acting post, or else its unit as the lead, carries: what one visit or meeting about
 * everything counts for.
 *
 * @param ledgers those with required practice
 */
export async function allMine({ acting }: Session, ledgers: readonly string[]): Promise<MatterChoice[]> {
  const mine: MatterChoice[] = []
  for (const ledger of ledgers) {
    const query = { ledger, open: 'true', sort: 'code', limit: MOST_MATTERS } as const
    const ofPost = acting?.post ? (await call('listMatters', { query: { ...query, post: acting.post.id } })).rows : []
    const rows = ofPost.length > 0 || !acting?.unit ? ofPost : (await call('listMatters', { query: { ...query, unit: acting.unit.id, role: 'lead' } })).rows
    mine.push(...rows.map(({ id, code, title, ledger: home }) => ({ id, code, title, ledger: home })))
  }
  return mine.slice(0, MOST_MATTERS)
}
