import { createHash, randomBytes } from 'node:crypto'

import { isAdministrator } from '../../kernel/decide/membership.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { mostTokenDays, mostTokens, scopesAllow, type TokenScope } from '../../kernel/token-scopes.ts'
import { dayOf, type Day } from '../../kernel/time/day.ts'
import { accountRow, accountsOf, type AccountRow } from '../../store/identity/accounts.ts'
import { endTokens, keepToken, noteTokenUse, tokenHashed, tokensInUse, tokensOf, type TokenRow } from '../../store/identity/tokens.ts'
import { ofAccount } from '../../store/kept.ts'
import { rightsIn } from '../../store/queries/memberships.ts'
import { noteAudit } from '../audit/note.ts'
import type { Acting, Call, Deps } from '../call.ts'
import { checkCommandId, derivedId } from '../ids.ts'
import { commandsOfActing, permitSomewhere } from '../permit.ts'
import { actingOf } from '../session/acting-of.ts'
import { termsIn } from '../session/security.ts'

/** What every token begins with, so that a leaked one is recognised where it should not be. */
const MARK = 'lx_'
const PATTERN = /^Bearer (lx_[A-Za-z0-9_-]{43})$/
const DAY_MS = 86_400_000

export type MakeToken = { command: string; name: string; scopes: TokenScope[]; until: Day }

/**
 * Makes a token by which a program acts through the membership that asks: in some scopes, until a day, and no more than that membership may.
 *
 * @returns the token, told only here; a hash of it is kept
 * @throws DeliveryError `forbidden`, `token_never` (an administrator's role, or acting for a leader), `token_too_long`, `tokens_too_many`
 */
export async function makeToken({ deps, acting, from }: Call, { command, name, scopes, until }: MakeToken): Promise<{ command: string; token: string; ids: { token: string } }> {
  permitSomewhere(acting, 'makeToken')
  const now = deps.now()
  checkCommandId(command, now)
  if (isAdministrator(acting.role) || acting.onBehalfOf !== null) throw new DeliveryError('token_never')
  const today = dayOf(now)
  const days = (Date.parse(until) - Date.parse(today)) / DAY_MS
  if (days < 1 || days > mostTokenDays) throw new DeliveryError('token_too_long', { days: mostTokenDays })
  if ((await tokensInUse(deps.db, acting.tenant, acting.account, now)) >= mostTokens) throw new DeliveryError('tokens_too_many', { most: mostTokens })
  const token = `${MARK}${randomBytes(32).toString('base64url')}`
  const id = derivedId(command, `token:${acting.account}`)
  const { tenant, account, membership } = acting
  // Its last day is a whole day in China.
  const expires = new Date(Date.parse(`${until}T00:00:00+08:00`) + DAY_MS)
  const kept = await keepToken(deps.db, { id, account, tenant, membership, name, scopes: [...new Set(scopes)], hash: hashOf(token), made_at: new Date(now), expires_at: expires, used_on: null, ended_at: null, by_two_factors: from?.byTwoFactors ?? false })
  // Sent again, the first one stays as it was told.
  if (!kept) throw new DeliveryError('command_conflict', { id: command })
  return { command, token, ids: { token: id } }
}

/** One's own tokens; of everyone in the city where who asks ends them for security. @throws DeliveryError `forbidden` */
export async function listTokens({ deps, acting }: Call, { all }: { all: boolean }) {
  permitSomewhere(acting, 'listTokens')
  const everyone = all && acting.role === 'security'
  const { tenant } = acting
  const tokens = await tokensOf(deps.db, tenant, everyone ? null : acting.account)
  const accounts = new Map((await accountsOf(deps.db, tenant, tokens.map(({ account }) => account))).map((row) => [row.id, row]))
  const { memberships } = await deps.db.read(tenant, (db) => rightsIn(db, tenant, everyone ? null : acting.account))
  const today = dayOf(deps.now())
  return {
    rows: tokens.map((token) => {
      const membership = memberships.find(({ id }) => id === token.membership)
      return {
        id: token.id,
        name: token.name,
        scopes: token.scopes,
        username: accounts.get(token.account)?.username ?? '',
        role: membership?.role ?? null,
        post: membership?.post ?? null,
        madeOn: dayOf(token.made_at.toISOString()),
        until: dayOf(new Date(token.expires_at.getTime() - 1).toISOString()),
        usedOn: token.used_on,
        state: tokenState(token, { closed: accounts.get(token.account)?.closed ?? true, held: membership !== undefined && (membership.to_on === null || membership.to_on > today) }, deps.now()),
      }
    }),
  }
}

type TokenState = 'active' | 'ended' | 'expired'

function tokenState({ ended_at: ended, expires_at: expires }: TokenRow, { closed, held }: { closed: boolean; held: boolean }, now: string): TokenState {
  if (ended !== null || closed || !held) return 'ended'
  return expires <= new Date(now) ? 'expired' : 'active'
}

/** Ends a token: one's own, or anybody's in the city where who asks keeps its security. @throws DeliveryError `forbidden`, `not_found` */
export async function endToken({ deps, acting }: Call, { token: id }: { token: string }): Promise<{ token: string }> {
  permitSomewhere(acting, 'endToken')
  const tokens = await tokensOf(deps.db, acting.tenant, acting.role === 'security' ? null : acting.account)
  if (!tokens.some((token) => token.id === id)) throw new DeliveryError('not_found', { what: id })
  await endTokens(deps.db, { id }, deps.now())
  return { token: id }
}

/** The token of an `Authorization` header; null where there is none of ours, so that the session counts. */
export function bearerOf(header: string | undefined): string | null {
  return header?.startsWith(`Bearer ${MARK}`) ? (PATTERN.exec(header)?.[1] ?? '') : null
}

/**
 * Through what a token acts, read anew for every request: the membership it was made for, as long as that holds, and only what its scopes name.
 *
 * @throws DeliveryError `token_invalid`, `token_scope`, `no_membership`, `post_left`, `second_factor_required` (made without one)
 */
export async function actingByToken(deps: Deps, bearer: string, { command, address }: { command: string; address: string }): Promise<Acting> {
  const { token, owner } = (bearer === '' ? null : await tokenOf(deps, hashOf(bearer))) ?? {}
  const now = deps.now()
  if (!token || token.ended_at !== null || token.expires_at <= new Date(now)) throw new DeliveryError('token_invalid')
  const { account, tenant, membership } = token
  if (!owner || owner.closed || owner.mustChangePassword || owner.unconfirmed) throw new DeliveryError('token_invalid')
  const acting = await actingOf(deps, { account, tenant, membership, onBehalfOf: null })
  if (isAdministrator(acting.role)) throw new DeliveryError('token_never')
  // What a role must show, its programs show by having been let in by who did.
  if (!token.by_two_factors && (await termsIn(deps, tenant, acting.role)).secondFactorDue) throw new DeliveryError('second_factor_required')
  if (!scopesAllow(token.scopes, command)) {
    const own = (commandsOfActing(acting) as string[]).includes(command)
    if (own) await noteAudit(deps, { tenant, account, membership, action: 'refused', outcome: 'refused', what: `${command} token_scope`, address })
    throw new DeliveryError('token_scope', { command })
  }
  await noteUse(deps, token, dayOf(now))
  return acting
}

type Known = { token: TokenRow; owner: AccountRow | undefined }

async function tokenOf({ db }: Deps, hash: string): Promise<Known | null> {
  const key = keyOf(hash)
  return db.kept.get<Known>(key) ?? db.kept.read(key, ({ token }) => ofAccount(token.account), async () => {
    const token = await tokenHashed(db, hash)
    return token ? { token, owner: await accountRow(db, token.account) } : null
  })
}

const keyOf = (hash: string) => `token:${hash}`

/** Once a day is enough; that it was used is told to nobody. */
async function noteUse({ db }: Deps, { id, hash, used_on: last }: TokenRow, day: Day): Promise<void> {
  if (last !== null && last >= day) return
  await noteTokenUse(db, id, day)
  db.kept.forget(keyOf(hash))
}

/** Found by the hash alone: no comparison of secrets takes longer the more of one is right. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
