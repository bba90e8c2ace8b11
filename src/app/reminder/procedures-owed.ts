import { askerOf, waitsForAsker } from '../../kernel/asker.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import { decidingRefused, openRequest } from '../../kernel/extension.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import { allLedgers } from '../../kernel/pack/lookup.ts'
import { namesIn } from '../../kernel/pack/names.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { fill } from '../../kernel/words/fill.ts'
import { owedWords } from '../../kernel/words/reminders.ts'
import type { Db } from '../../store/database/database.ts'
import { dutiesOfHolders } from '../../store/queries/duties.ts'
import { mattersAskingExtension } from '../../store/queries/procedures.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { escalationsReached } from '../matter/list-escalations.ts'
import { commandsOfActing, reachOfActing, standsFor } from '../permit.ts'
import type { OwedItem } from './owed-items.ts'

/** More of a kind than these nobody is reminded of at once; the nearest come first. */
const LOOKED_AT = 50
/** Of matters that somebody asked for, these many are looked through for one that waits for their word. */
const ASKED_LOOKED_AT = 200

/** What procedures ask of someone beside the next step: a word on a later day, on whether it was done, and what is done about lateness. */
export async function proceduresOwed(db: Db, inputs: Inputs, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  const commands = commandsOfActing(acting)
  return [
    ...(commands.includes('decideExtension') ? await requestsOwed(db, inputs, acting, own) : []),
    ...(commands.includes('answerBeneficiary') ? await verdictsOwed(db, inputs, acting, own) : []),
    ...(commands.includes('listEscalations') ? await escalationsOwed(db, inputs, acting) : []),
  ]
}

async function requestsOwed(db: Db, { packs, today }: Inputs, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  const reach = await reachOfActing(db, acting, own)
  const asking = await mattersAskingExtension(db, acting.tenant, { holders: scopeOf(acting.role, 'decideExtension') === 'city' ? null : reach, limit: LOOKED_AT })
  return asking.flatMap((matter) => {
    const { procedure, pack, ledger, duties } = ledgerRules(packs, matter.ledger)
    const request = openRequest(matter)
    const rule = procedure.extensions.find(({ id }) => id === request?.rule)
    if (!request || !rule) return []
    const decider = { actor: `person:${acting.person}`, post: acting.post, roles: rolesIn(matter.duties, { ...acting, own }, today), didWork: didTheWork(matter, duties, reach, [today]) }
    if (decidingRefused(rule, request, decider, namesIn(pack, ledger, 'zh'))) return []
    const { from, to } = request
    return [item(matter, `extension|${request.id}`, { zh: fill(owedWords.extension.zh, { from, to }), en: fill(owedWords.extension.en, { from, to }) })]
  })
}

/** Whoever asked for it is asked whether it was done; nothing for the office, which only enters what others say. */
async function verdictsOwed(db: Db, { packs, today }: Inputs, acting: Acting, own: readonly string[]): Promise<OwedItem[]> {
  const post = standsFor(acting)
  const asking = new Set(allLedgers(packs).flatMap((rules) => askerOf(rules)?.role ?? []))
  const duties = await dutiesOfHolders(db, acting.tenant, [...own, ...(post ? [post] : [])], today)
  const matters = [...new Set(duties.filter(({ role }) => asking.has(role)).map(({ matter }) => matter))].slice(-ASKED_LOOKED_AT)
  const states = await statesOf<MatterState>(db, acting.tenant, matters.map((id) => `matter:${id}`))
  return [...states.values()].flatMap((matter) => {
    const rules = ledgerRules(packs, matter.ledger)
    const role = askerOf(rules)?.role
    const theirs = role !== undefined && rolesIn(matter.duties, { ...acting, own }, today).includes(role) && !didTheWork(matter, rules.duties, own, [today])
    return theirs && waitsForAsker(rules, matter) ? [item(matter, `verdict|${matter.steps.length}`, owedWords.verdict)] : []
  })
}

async function escalationsOwed(db: Db, inputs: Inputs, acting: Acting): Promise<OwedItem[]> {
  const { reached } = await escalationsReached(db, acting.tenant, inputs)
  return reached.slice(0, LOOKED_AT).map(({ matter, due: { step, on } }) => {
    const params = { step: step.name.zh, stepEn: step.name.en }
    return item(matter, `escalation|${step.id}|${on}`, { zh: fill(owedWords.escalation.zh, params), en: fill(owedWords.escalation.en, params) })
  })
}

function item({ id, title }: MatterState, what: string, words: OwedItem['what']): OwedItem {
  return { key: `matter:${id}|${what}`, kind: 'decision', subject: `matter:${id}`, due: null, period: null, title, what: words, page: `/matters/${id}` }
}
