import type { DutyPart, DutyRole } from './pack/schema.ts'

/** What duties are to a matter where their pack does not say: the ids that packs have used from the first. */
const USUAL: Readonly<Record<string, DutyPart>> = {
  leader: 'leads',
  chief: 'leads',
  lead: 'carries',
  responsible: 'carries',
  handler: 'carries',
  'unit-leader': 'carries',
  support: 'supports',
  supervisor: 'checks',
  checker: 'checks',
  reporter: 'asks',
  beneficiary: 'asks',
}

/** What the holder of a duty is to the matter; null: something else (a contact, an assistant). */
export function partOf({ id, part }: Pick<DutyRole, 'id' | 'part'>): DutyPart | null {
  return part ?? USUAL[id] ?? null
}

/** The duties of a ledger that are this part of its matters, by id. */
export function dutiesThat(part: DutyPart, duties: readonly Pick<DutyRole, 'id' | 'part'>[]): string[] {
  return duties.filter((duty) => partOf(duty) === part).map(({ id }) => id)
}

/** Whether somebody with these roles in a matter is one of these parts of it. */
export function isPartOf(roles: readonly string[], parts: readonly DutyPart[], duties: readonly Pick<DutyRole, 'id' | 'part'>[]): boolean {
  return duties.some((duty) => roles.includes(duty.id) && parts.some((part) => partOf(duty) === part))
}
