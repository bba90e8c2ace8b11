import type { Light } from '../../kernel/light.ts'

/** Where a matter stands, as lists sort and count it: its light, and whether one that has stopped may go on. */
export const STANDINGS = ['overdue', 'lagging', 'due-soon', 'normal', 'suspended', 'stopped', 'done'] as const
export type Standing = (typeof STANDINGS)[number]

export function standingOf({ light, final }: { light: string; final: 'done' | 'stopped' | null }): Standing {
  if (final !== null) return final
  return light === 'stopped' ? 'suspended' : (light as Standing)
}

export function lightOf(standing: Standing): Light {
  return standing === 'suspended' ? 'stopped' : standing
}

const ENDED: readonly Standing[] = ['stopped', 'done']

/** The standings that filters by light and by open or ended leave. */
export function standingsOf({ light, open }: { light?: Light | undefined; open?: 'true' | 'false' | undefined }): Standing[] {
  return STANDINGS.filter((one) => (light === undefined || lightOf(one) === light) && (open === undefined || ENDED.includes(one) === (open === 'false')))
}

/** The column of `holder_counter` that counts a standing. */
export function columnOf(standing: Standing) {
  return standing === 'due-soon' ? 'due_soon' : standing
}
