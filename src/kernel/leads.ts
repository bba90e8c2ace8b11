import type { MatterState } from './facts/matter.ts'

/** The roles whose unit a list shows as the one that leads. */
const LEAD_ROLES = ['lead', 'responsible']

/** Units that lead, the first one first; where none leads, those that are responsible. */
export function leadUnits({ duties }: Pick<MatterState, 'duties'>): string[] {
  for (const role of LEAD_ROLES) {
    const units = duties.filter((duty) => duty.role === role && duty.to === null && duty.holder.type === 'unit').map(({ holder }) => holder.id)
    if (units.length > 0) return units
  }
  return []
}

/** Units, posts and seats with a lasting duty in a matter: whom it concerns. */
export function lastingHolders({ duties }: Pick<MatterState, 'duties'>): string[] {
  return [...new Set(duties.flatMap(({ holder, to }) => (to === null ? [holder.id] : [])))]
}
