import type { AuditEvent } from '../../kernel/audit.ts'
import type { Tx } from '../../store/database/database.ts'
import { addAuditEvent } from '../../store/queries/audit.ts'
import type { Deps } from '../call.ts'

/**
 * Writes an entry of the audit log (审计日志), in a transaction of its own. It throws when it cannot: what has to be noted is not done, or not handed out,
 * unnoted. Never inside the work of `db.read`, `db.write` …, which have the one connection: there, `noteAuditIn`.
 */
export async function noteAudit(deps: Pick<Deps, 'db' | 'now'>, event: AuditEvent): Promise<void> {
  await deps.db.write(event.tenant ?? '', (tx) => noteAuditIn(tx, deps.now(), event))
}

/** The same within the transaction of what is noted: both are kept, or neither. The transaction is on the event's tenant. */
export async function noteAuditIn(tx: Tx, now: string, { tenant, account, membership, onBehalfOf, action, outcome, what, address, trace }: AuditEvent): Promise<void> {
  await addAuditEvent(tx, tenant ?? '', {
    at: now,
    account,
    membership: membership ?? null,
    onBehalfOf: onBehalfOf ?? null,
    action,
    outcome,
    what: what?.slice(0, 200) ?? null,
    address: address?.slice(0, 100) ?? null,
    trace: trace?.slice(0, 100) ?? null,
  })
}

class Undo extends Error {}

/** Throws what keeps an entry from being written, and writes none: asked before what must not be done unnoted. Between the two the database may still go away. */
export async function refuseUnlessNotable(deps: Pick<Deps, 'db' | 'now'>, event: AuditEvent): Promise<void> {
  try {
    await deps.db.write(event.tenant ?? '', async (tx) => {
      await noteAuditIn(tx, deps.now(), event)
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
}
