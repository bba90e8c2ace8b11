import { DeliveryError } from '../../kernel/errors.ts'
import { endSessions } from '../../store/identity/sessions.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { deviceOf } from './device.ts'
import type { Device } from './device.ts'
import { identityOf } from './identity.ts'
import type { SignedIn } from './session-of.ts'

/** One of an account's sessions, as its owner sees it. */
export type SessionView = { id: string; current: boolean; since: string; lastUsed: string; address: string | null; device: Device; byTwoFactors: boolean }

/** The sessions of an account that have not ended, the present one first, then by last use. Instants ISO in UTC. */
export async function sessionsOf(deps: Deps, { account, session: current }: Pick<SignedIn, 'account' | 'session'>): Promise<SessionView[]> {
  const { adapter } = await (await identityOf(deps)).$context
  const rows = await adapter.findMany<Row>({ model: 'session', where: [{ field: 'userId', value: account }, { field: 'expiresAt', operator: 'gt', value: new Date() }] })
  return rows
    .map(({ id, createdAt, lastSeenAt, ipAddress, userAgent, byTwoFactors }) => ({
      id,
      current: id === current,
      since: createdAt.toISOString(),
      lastUsed: (lastSeenAt ?? createdAt).toISOString(),
      address: ipAddress || null,
      device: deviceOf(userAgent ?? ''),
      byTwoFactors: byTwoFactors ?? false,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.lastUsed.localeCompare(a.lastUsed) || a.id.localeCompare(b.id))
}

type Row = { id: string; createdAt: Date; lastSeenAt: Date | null; ipAddress: string | null; userAgent: string | null; byTwoFactors: boolean | null }

/**
 * Ends one of one's own sessions; the present one too.
 *
 * @throws DeliveryError `not_found`, also for someone else's
 */
export async function endSession(deps: Deps, session: SignedIn, id: string, address: string): Promise<void> {
  const ended = await endSessions(deps.db, session.account, { only: id })
  if (ended === 0) throw new DeliveryError('not_found', { what: id })
  await noteEnded(deps, session, address)
}

/** @returns how many were ended */
export async function endOtherSessions(deps: Deps, session: SignedIn, address: string): Promise<number> {
  const ended = await endSessions(deps.db, session.account, { allBut: session.session })
  if (ended > 0) await noteEnded(deps, session, address)
  return ended
}

function noteEnded(deps: Deps, { tenant, account, membership }: SignedIn, address: string): Promise<void> {
  return noteAudit(deps, { tenant, account, membership, action: 'sessions-ended', outcome: 'done', what: 'own', address })
}
