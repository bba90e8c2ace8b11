import { noteAudit, refuseUnlessNotable } from '../../app/audit/note.ts'
import type { Call } from '../../app/call.ts'
import { refusedTooOften } from '../../app/audit/refusals.ts'
import type { AuditAction, AuditEvent } from '../../kernel/audit.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { endpoints } from '../contract/endpoints.ts'
import type { EndpointSchema } from '../contract/endpoints.ts'
import type { EndpointName } from '../contract/paths.ts'
import { STATUS } from '../problem.ts'

/**
 * Runs a verb and notes in the audit log what the contract says is noted of it, what internal subjects it opened, and what it refused for want of a right.
 * It is noted before the answer goes out: what cannot be noted is not handed out. The one place of the API that does so.
 */
export async function audited<T>(call: Call, name: EndpointName, params: unknown, work: () => Promise<T>): Promise<T> {
  const event = eventOf(call, name, params)
  const action = auditActionOf(name)
  const changes = action !== null && !(endpoints[name] as EndpointSchema).binary
  // What changes rights is not done where it could not be noted.
  if (changes) await refuseUnlessNotable(call.deps, { ...event, action, outcome: 'done' })
  try {
    const result = await work()
    if (action) await noteAudit(call.deps, { ...event, action, outcome: 'done' })
    for (const subject of call.from?.internal ?? []) await noteAudit(call.deps, { ...event, action: 'read-internal', outcome: 'done', what: `${name} ${subject}` })
    return result
  } catch (error) {
    if (isRefusal(error, changes) && !refusedTooOften(call.deps, call.acting.account)) {
      await noteAudit(call.deps, { ...event, action: action ?? 'refused', outcome: 'refused', what: `${event.what} ${error.code}` })
    }
    throw error
  }
}

/** Bytes that leave the server are an export unless the contract says what else, or null: that nothing of the city is in them. */
export function auditActionOf(name: EndpointName): AuditAction | null {
  const { audit, binary }: EndpointSchema = endpoints[name]
  return audit === undefined ? (binary ? 'export' : null) : audit
}

/** Wants of a right, which are answered by 403; to whom something is hidden it is not found. Of what changes rights or means of signing in, every refusal. */
function isRefusal(error: unknown, changes: boolean): error is DeliveryError {
  return error instanceof DeliveryError && (changes || REFUSALS.has(STATUS[error.code]))
}

const REFUSALS: ReadonlySet<number> = new Set([403, 404])

function eventOf({ acting, from }: Call, name: EndpointName, params: unknown): Omit<AuditEvent, 'action' | 'outcome'> {
  const { tenant, account, membership, onBehalfOf } = acting
  return { tenant, account, membership, onBehalfOf, what: [name, ...idsIn(params)].join(' '), address: from?.address ?? null, trace: from?.trace ?? null }
}

/** Ids that stood in the address; a search's words and a body's texts never. */
function idsIn(params: unknown): string[] {
  return Object.values(params ?? {}).filter((value): value is string => typeof value === 'string' && /^[\w.-]{1,80}$/.test(value))
}
