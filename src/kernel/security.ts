import { z } from 'zod'

import { administrators, roles } from './permission.ts'
import type { Role } from './permission.ts'

/** A session ends after this at the latest, whatever is set. */
export const sessionHours = 12

const idle = z.number().int().min(5).max(sessionHours * 60)

/** What a city demands of who signs in. */
export const securitySettings = z.object({
  /** roles that may do nothing before they have shown a second factor */
  secondFactorRoles: z.array(z.enum(roles)).max(roles.length),
  /** minutes without a request after which a session is over */
  idleMinutes: z.object({ administrators: idle, others: idle }),
  /** roles in which an account has one session at a time: a new one ends the others */
  oneSessionRoles: z.array(z.enum(roles)).max(roles.length),
  /** days after which a password must be changed; null: never */
  passwordDays: z.number().int().min(30).max(730).nullable(),
})

export type SecuritySettings = z.infer<typeof securitySettings>

/**
 * What holds where nothing was set. A demonstration is entered by everyone with passwords that are printed: there a second factor of one would
 * shut out the next. Passwords are not changed by the calendar, which makes people count theirs up (NIST SP 800-63B, 5.1.1.2); a city that must
 * (GB/T 22239 asks for regular change) sets it.
 */
export function defaultSecurity(demonstration: boolean): SecuritySettings {
  const kept = demonstration ? [] : [...administrators]
  return { secondFactorRoles: kept, idleMinutes: { administrators: demonstration ? 120 : 30, others: 120 }, oneSessionRoles: kept, passwordDays: null }
}

/** What of it holds for a session in one role. */
export type SessionTerms = { idleMinutes: number; secondFactorDue: boolean; oneSession: boolean; passwordDays: number | null }

export function sessionTerms(settings: SecuritySettings, role: Role): SessionTerms {
  const keeps = (administrators as readonly Role[]).includes(role)
  return {
    idleMinutes: keeps ? settings.idleMinutes.administrators : settings.idleMinutes.others,
    secondFactorDue: settings.secondFactorRoles.includes(role),
    oneSession: settings.oneSessionRoles.includes(role),
    passwordDays: settings.passwordDays,
  }
}

/** The stricter of two: who acts for a leader keeps to both their own role's terms and the leader's. */
export function stricter(one: SessionTerms, other: SessionTerms): SessionTerms {
  const days = [one.passwordDays, other.passwordDays].filter((limit) => limit !== null)
  return {
    idleMinutes: Math.min(one.idleMinutes, other.idleMinutes),
    secondFactorDue: one.secondFactorDue || other.secondFactorDue,
    oneSession: one.oneSession || other.oneSession,
    passwordDays: days.length > 0 ? Math.min(...days) : null,
  }
}

/** Whether nothing was asked for so long that the session is over. `idleMinutes` null: it is in no city yet. */
export function isIdle({ lastSeenAt, idleMinutes }: { lastSeenAt: number; idleMinutes: number | null }, now: number): boolean {
  return idleMinutes !== null && now - lastSeenAt > idleMinutes * 60_000
}
