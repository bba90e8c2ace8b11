import type { Role } from '../../kernel/permission.ts'
import { defaultSecurity, sessionTerms } from '../../kernel/security.ts'
import type { SecuritySettings, SessionTerms } from '../../kernel/security.ts'
import { cityRow } from '../../store/queries/cities.ts'
import type { Db } from '../../store/database/database.ts'
import { ofCity } from '../../store/kept.ts'
import { keepSecurity, securityOf } from '../../store/queries/security.ts'
import { noteAuditIn } from '../audit/note.ts'
import type { Call, Deps } from '../call.ts'
import { permitSomewhere } from '../permit.ts'

/** What a city demands of who signs in: as set, or as it is unless something is set. */
export async function securityIn({ db }: Deps, tenant: string): Promise<SecuritySettings> {
  const key = `security:${tenant}`
  const known = db.kept.get<SecuritySettings>(key) ?? (await db.kept.read(key, ofCity(tenant), () => db.read(tenant, (one) => readSecurity(one, tenant))))
  return known ?? defaultSecurity(false)
}

/** Null where there is no such city. */
async function readSecurity(db: Db, tenant: string): Promise<SecuritySettings | null> {
  const set = await securityOf(db, tenant)
  if (set) return set
  const city = await cityRow(db, tenant)
  return city ? defaultSecurity(city.demonstration) : null
}

/** What of it holds for a session in this role. */
export async function termsIn(deps: Deps, tenant: string, role: Role): Promise<SessionTerms> {
  return sessionTerms(await securityIn(deps, tenant), role)
}

/** @throws DeliveryError `forbidden` */
export async function getSecuritySettings({ deps, acting }: Call): Promise<SecuritySettings> {
  permitSomewhere(acting, 'getSecuritySettings')
  return securityIn(deps, acting.tenant)
}

/**
 * Sets what is demanded. It holds for whoever signs in from now on, or chooses another post.
 *
 * @throws DeliveryError `forbidden`
 */
export async function setSecuritySettings({ deps, acting }: Call, settings: SecuritySettings): Promise<SecuritySettings> {
  permitSomewhere(acting, 'setSecuritySettings')
  const { tenant, account, membership } = acting
  await deps.db.write(tenant, async (tx) => {
    await keepSecurity(tx, tenant, settings, deps.now())
    await noteAuditIn(tx, deps.now(), { tenant, account, membership, action: 'settings-changed', outcome: 'done', what: 'setSecuritySettings' })
  })
  return settings
}
