import { stringify } from 'yaml'
import type { Rhythm } from '../kernel/pack/schema.ts'

/** A rhythm as YAML for a pack's file: one entry of its list `rhythms`, without what is empty. */
export function rhythmText({ participants, exemptable, ...rhythm }: Rhythm): string {
  const entry = { ...rhythm, ...(participants.length > 0 && { participants }), ...(exemptable && { exemptable }) }
  return stringify({ rhythms: [entry] }, { lineWidth: 0 })
}
