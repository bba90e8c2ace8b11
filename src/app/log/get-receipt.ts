import { DeliveryError } from '../../kernel/errors.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import { subjectId, subjectType } from '../../kernel/facts/envelope.ts'
import { MOST_RECEIPT_FACTS, receiptFormat, type Receipt, type ReceiptFact, type SignedHead } from '../../kernel/receipt.ts'
import { recordWords } from '../../kernel/words/records.ts'
import type { Db } from '../../store/database/database.ts'
import { factsOfCommand, storedFact, type StoredFact } from '../../store/log/audit.ts'
import { newestHead } from '../../store/log/heads.ts'
import { cityRow } from '../../store/queries/cities.ts'
import { holdersOfMatters } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { hideForeign } from '../matter/get-matter.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { placeOf, signedBy } from './proofs.ts'

/**
 * A receipt (回执): the facts with their content, their way to the root, the signed head and its key. For who wrote them, and for who may read them on a matter's
 * timeline. Whoever keeps it can prove later, without us, that this was recorded then.
 *
 * @throws DeliveryError `not_found`, also for what one may not read; `not_sealed_yet`, `receipt_too_many`
 */
export async function getReceipt(call: Call, asked: { fact: string } | { command: string }): Promise<Receipt> {
  const { deps, acting } = call
  permitSomewhere(acting, 'getReceipt')
  const { tenant } = acting
  return deps.db.snapshot(tenant, async (db) => {
    const ids = 'fact' in asked ? [asked.fact] : await factsOfCommand(db, tenant, asked.command)
    if (ids.length > MOST_RECEIPT_FACTS) throw new DeliveryError('receipt_too_many', { n: ids.length, most: MOST_RECEIPT_FACTS })
    const facts: StoredFact[] = []
    for (const id of ids) {
      const fact = await storedFact(db, tenant, id)
      if (fact && (await mayRead(call, db, fact))) facts.push(fact)
    }
    if (facts.length === 0) throw new DeliveryError('not_found', { what: 'fact' in asked ? asked.fact : asked.command })
    const newest = await newestHead(db, tenant)
    if (!newest) throw new DeliveryError('not_sealed_yet')
    const signed = await signedBy(db, tenant, newest, newest.size)
    const city = await cityRow(db, tenant)
    const told: ReceiptFact[] = []
    for (const fact of facts) told.push(await receiptFactOf(db, tenant, fact, signed.head))
    return { format: receiptFormat, city: { id: tenant, name: city?.name ?? tenant }, ...signed, facts: told }
  })
}

async function receiptFactOf(db: Db, tenant: string, { envelope, algorithm, payloadHash, content }: StoredFact, head: SignedHead): Promise<ReceiptFact> {
  const { leaf, leafHash, path } = await placeOf(db, tenant, envelope.id, head)
  return {
    envelope,
    hash: algorithm,
    payloadHash: payloadHash.toString('hex'),
    leafHash,
    content: content && { salt: content.salt.toString('hex'), payload: content.payload },
    leaf,
    path,
  }
}

/** One's own; else what a timeline shows of a matter, or of a record on one, that one may read. All other facts are not shown to others, and neither are their receipts. */
async function mayRead(call: Call, db: Db, { envelope }: StoredFact): Promise<boolean> {
  const { acting, deps } = call
  const { actor, post, subject, kind } = envelope
  if (actor === `person:${acting.person}` || (post !== null && post === acting.post)) return true
  const type = subjectType(subject)
  if (type === 'activity') {
    const state = (await statesOf<ActivityState>(db, acting.tenant, [subject])).get(subject)
    for (const matter of state?.matters ?? []) if (await mayReadMatter(call, db, matter)) return true
    return false
  }
  if (type !== 'matter' || !recordWords[kind]) return false
  return mayReadMatter({ acting, deps }, db, subjectId(subject))
}

async function mayReadMatter(call: Call, db: Db, matter: string): Promise<boolean> {
  const { deps, acting } = call
  const { today } = await inputsOf(deps, db, acting.tenant)
  try {
    hideForeign(call, 'getTimeline', await holdersOfMatters(db, acting.tenant, [matter]), await reachOfActing(db, acting, await ownUnits(db, acting, today)), matter)
    return true
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'not_found') return false
    throw error
  }
}
