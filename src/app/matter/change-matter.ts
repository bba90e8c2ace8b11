import * as decide from '../../kernel/decide/matter.ts'
import type { Decision } from '../../kernel/decide/decision.ts'
import { unlistMatter as decideUnlist } from '../../kernel/decide/road.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Fields, MatterState } from '../../kernel/facts/matter.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Command } from '../../kernel/permission.ts'
import type { Call } from '../call.ts'
import { decided, write, type Writing } from '../writing.ts'
import { ledgerRules, lockMatter } from './concerned.ts'
import { knownHolders } from './known-holders.ts'
import { speaksFor } from './speaks-for.ts'

type Written = { command: string; ids: { matter: string } }
type OnMatter = { matter: string; command: string }

/** What the changes of one matter have in common: may one, lock it, decide, write. */
function change<I extends OnMatter>(name: Command, decideOn: (matter: MatterState, rules: LedgerRules, input: I, writing: Writing) => Decision | Promise<Decision>) {
  return (call: Call, input: I): Promise<Written> => {
    return write(call, { id: input.command, name, input }, async (writing) => {
      const { matter, rules } = await lockMatter(writing, input.matter, name)
      return { facts: decided(await decideOn(matter, rules, input, writing)), answer: { ids: { matter: matter.id } } }
    })
  }
}

/** A unit that only supports reads and records, but does not speak for the matter; the office does everywhere. */
function refuseUnlessCarrying(matter: MatterState, writing: Writing): Decision | null {
  return speaksFor(matter, writing) ? null : refuse('role_not_carrying')
}

/** Changes title, due day, fields or milestones, with the reason. */
export const amendMatter = change('amendMatter', (matter, rules, { changes, reason, basis }: OnMatter & decide.Amendment, writing) => decide.amendMatter(rules, matter, { changes, reason, basis }, writing))

/** Puts a duty on a post, unit or seat. */
export const assignDuty = change('assignDuty', async (matter, rules, { role, holder, territory, from }: OnMatter & decide.NewDuty, writing) => {
  const current = matter.duties.map((duty) => duty.holder)
  const known = await knownHolders(writing.tx, writing.acting.tenant, [holder, ...current])
  return decide.assignDuty(rules, matter, { role, holder, territory, from }, known, writing)
})

/** Ends a duty, with the reason. */
export const endDuty = change('endDuty', (matter, _, { duty, on, reason }: OnMatter & { duty: string; on?: string | undefined; reason: string }, writing) => decide.endDuty(matter, { duty, on: on ?? writing.today, reason }, writing))

/** Records that a milestone was reached. */
export const reachMilestone = change('reachMilestone', (matter, rules, { milestone, occurredOn, note }: OnMatter & { milestone: string; occurredOn?: string | undefined; note: string | null }, writing) =>
  refuseUnlessCarrying(matter, writing) ?? decide.reachMilestone(rules, matter, { milestone, on: occurredOn ?? writing.today, note }, writing),
)

/** Signs a judgement beside the computed light. */
export const signJudgement = change('signJudgement', (matter, _, { text, ground, until }: OnMatter & { text: string; ground: string; until: string }, writing) => refuseUnlessCarrying(matter, writing) ?? decide.signJudgement(matter, { text, ground, until }, writing))

/** Lists a matter in a further ledger. */
export const listMatter = change('listMatter', (matter, _, { ledger, fields }: OnMatter & { ledger: string; fields: Fields }, writing) => decide.listMatter(ledgerRules(writing.packs, ledger), matter, fields, writing))

/** Takes a matter off a further ledger, with the reason. */
export const unlistMatter = change('unlistMatter', (matter, _, { ledger, reason }: OnMatter & { ledger: string; reason: string }, writing) => decideUnlist(ledgerRules(writing.packs, ledger), matter, reason, writing))
