import { alertsIn } from '../../kernel/audit-alerts.ts'
import type { AuditAction, AuditOutcome } from '../../kernel/audit.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { nextDay } from '../../kernel/time/day.ts'
import { accountNames } from '../../store/identity/forget-account.ts'
import { accountsKnown, auditEntries, checkAuditChain, type AuditEntry, type AuditFilter, type AuditPlace } from '../../store/queries/audit.ts'
import type { Call, Deps } from '../call.ts'
import { permitSomewhere } from '../permit.ts'

const PAGE = 50
/** Entries of one day among which unusual ones are looked for. */
const MOST_LOOKED_AT = 20_000
const DAY_MS = 24 * 60 * 60_000

export type AuditQuery = { from?: string | undefined; to?: string | undefined; action?: AuditAction | undefined; outcome?: AuditOutcome | undefined; account?: string | undefined }

/**
 * A page of the audit log (审计日志), the newest first: entries of the city and those of no city. The first page also says whether the chains are whole, and what was
 * unusual in the last day.
 *
 * @throws DeliveryError `forbidden`, `input_invalid` for a place that is none
 */
export async function listAudit({ deps, acting }: Call, { after, ...query }: AuditQuery & { after?: string | undefined }) {
  permitSomewhere(acting, 'listAudit')
  const { tenant } = acting
  const place = after === undefined ? null : placeIn(after)
  const found = await deps.db.read(tenant, (db) => auditEntries(db, tenant, filterOf(query), { after: place, limit: PAGE + 1 }))
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  const first = place === null ? await aroundFirst(deps, tenant) : null
  const names = await namesOf(deps, tenant, [...rows.map(({ account }) => account), ...(first?.alerts ?? []).map(({ of, who }) => (of === 'account' ? who : null))])
  return {
    rows: rows.map((entry) => ({ ...viewOf(entry), username: names.get(entry.account ?? '') ?? null })),
    next: found.length > PAGE && last ? textOf(last) : null,
    chains: first?.chains ?? null,
    alerts: first?.alerts.map((alert) => ({ ...alert, who: alert.of === 'account' ? (names.get(alert.who) ?? alert.who) : alert.who, account: alert.of === 'account' ? alert.who : null })) ?? null,
  }
}

async function aroundFirst(deps: Deps, tenant: string) {
  const from = new Date(Date.parse(deps.now()) - DAY_MS).toISOString()
  const [own, all] = [await deps.outside.anchor(tenant), await deps.outside.anchor('')]
  return deps.db.read(tenant, async (db) => ({
    chains: [await checkAuditChain(db, tenant, own), await checkAuditChain(db, '', all)].map(({ no, hash, brokenAt }, index) => ({ of: index === 0 ? ('city' as const) : ('installation' as const), entries: no, hash, brokenAt })),
    alerts: alertsIn(await auditEntries(db, tenant, { from }, { after: null, limit: MOST_LOOKED_AT })),
  }))
}

/** User names, as they are today, of those of these accounts that act or acted in this city; the names of another city's are not told. */
export async function namesOf({ db }: Pick<Deps, 'db'>, tenant: string, accounts: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = await db.read(tenant, (read) => accountsKnown(read, tenant, [...new Set(accounts.flatMap((account) => (account === null ? [] : [account])))]))
  return accountNames(db, known)
}

/** Days are China's: they begin at 16:00 of the day before in Greenwich. */
export function filterOf({ from, to, ...rest }: AuditQuery): AuditFilter {
  return { ...rest, ...(from && { from: `${from}T00:00:00+08:00` }), ...(to && { until: `${nextDay(to)}T00:00:00+08:00` }) }
}

export function viewOf({ tenant, no, at, account, action, outcome, what, address, trace, onBehalfOf }: AuditEntry) {
  return { of: tenant === '' ? ('installation' as const) : ('city' as const), no, at, account, onBehalfOf: onBehalfOf !== null, action, outcome, what, address, trace }
}

function textOf({ at, no, tenant }: AuditEntry): string {
  return Buffer.from(JSON.stringify([at, no, tenant === ''])).toString('base64url')
}

/** @throws DeliveryError `input_invalid` for anything that `textOf` did not make */
function placeIn(text: string): AuditPlace {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    const [at, no, outside] = Array.isArray(parsed) ? (parsed as unknown[]) : []
    if (typeof at === 'string' && !Number.isNaN(Date.parse(at)) && Number.isSafeInteger(no) && typeof outside === 'boolean') return { at, no: no as number, outside }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new DeliveryError('input_invalid', { problems: ['after'] })
}
