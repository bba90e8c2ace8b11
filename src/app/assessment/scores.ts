import type { PostState } from '../../kernel/facts/organisation.ts'
import * as decide from '../../kernel/assess/decide-score.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { decided, found, write } from '../writing.ts'
import { lockRun } from './lock-run.ts'

type Files = readonly { sha256: string }[]
type Written = { command: string; ids: { assessment: string } }
export type GiveScores = { command: string; assessment: string; scores: readonly { item: string; unit: string; scorer?: string | undefined; value: string; ground: string; attachments: Files }[] }

/** Scores by hand: by one of the posts that score, or by the office from their sheets. All are taken, or none. */
export function giveScores(call: Call, { command, assessment, scores }: GiveScores): Promise<Written> {
  return write(call, { id: command, name: 'giveScores', input: { assessment, scores } }, async (writing) => {
    const { tx, acting, own } = writing
    const run = await lockRun(writing, assessment)
    const office = scopeOf(acting.role, 'giveScores') === 'city'
    const given = []
    for (const { scorer = null, attachments, ...score } of scores) given.push({ ...score, scorer, attachments: await ownFiles(writing, attachments) })
    const posts = await statesOf<PostState>(tx, acting.tenant, [...new Set([...given.flatMap(({ scorer }) => scorer ?? []), ...(acting.post ? [acting.post] : [])])].map((post) => `post:${post}`))
    const unitsOfPosts = new Map([...posts.values()].map(({ id, unit }) => [id, unit]))
    return { facts: decided(decide.giveScores(run, given, { office, post: acting.post, own: office ? [] : own }, unitsOfPosts, writing)), answer: { ids: { assessment } } }
  })
}

export type AdjustScore = { command: string; assessment: string; unit: string; rule: string; times: number; ground: string; matter: string | null; attachments: Files }

/** Enters a plus or minus point or a veto with what shows it. @throws DeliveryError `not_found` for a matter that is none, what `decide-score.ts` refuses */
export function adjustScore(call: Call, { command, assessment, attachments, ...adjustment }: AdjustScore): Promise<{ command: string; ids: { assessment: string; adjustment: string } }> {
  return write(call, { id: command, name: 'adjustScore', input: { assessment, attachments, ...adjustment } }, async (writing) => {
    const { tx, acting, newId } = writing
    const run = await lockRun(writing, assessment)
    const files = await ownFiles(writing, attachments)
    if (adjustment.matter) found(await statesOf(tx, acting.tenant, [`matter:${adjustment.matter}`]), `matter:${adjustment.matter}`, adjustment.matter)
    return { facts: decided(decide.adjustScore(run, { ...adjustment, attachments: files }, writing)), answer: { ids: { assessment, adjustment: newId('adjustment') } } }
  })
}

export function withdrawAdjustment(call: Call, { command, assessment, adjustment, reason }: { command: string; assessment: string; adjustment: string; reason: string }): Promise<Written> {
  return write(call, { id: command, name: 'withdrawAdjustment', input: { assessment, adjustment, reason } }, async (writing) => {
    const { state } = await lockRun(writing, assessment)
    return { facts: decided(decide.withdrawAdjustment(state, adjustment, reason, writing)), answer: { ids: { assessment } } }
  })
}
