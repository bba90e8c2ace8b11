import type { Body } from '../../../api/contract/endpoints.ts'
import type { Choice } from '../../ui/index.ts'
import type { FieldValue } from '../record/content.ts'
import type { Road } from './page.tsx'
import { quarterEnd } from './parts.ts'

export const QUARTERS = [1, 2, 3, 4] as const

/** What is typed into the form, as the draft keeps it. */
export type Proposal = {
  title: string
  lead: Choice | null
  support: Choice[]
  /** a post */
  leader: string | null
  due: string
  fields: Readonly<Record<string, FieldValue>>
  quarters: Readonly<Record<number, { title: string; due: string }>>
}
export const EMPTY_PROPOSAL: Proposal = { title: '', lead: null, support: [], leader: null, due: '', fields: {}, quarters: {} }

type Field = Road['form'][number]
type Sent = Omit<Body<'proposeMatter'>, 'command' | 'ledger' | 'call'>

/** What is still missing: `title`, `lead`, or the id of a field that the form requires. */
export function faultsOf(proposal: Proposal, form: readonly Field[]): string[] {
  return [
    ...(proposal.title.trim() === '' ? ['title'] : []),
    ...(proposal.lead === null ? ['lead'] : []),
    ...form.filter(({ id, required }) => required && sentAs(proposal.fields[id]) === undefined).map(({ id }) => id),
  ]
}

/** As the server is told: trimmed, ids in place of names, without what was left empty; milestones without words are none. */
export function proposalOf(proposal: Proposal, form: readonly Field[], year: number): Sent {
  const held = (role: string, type: 'unit' | 'post', ids: readonly string[]) => ids.map((id) => ({ role, holder: { type, id }, territory: null }))
  return {
    title: proposal.title.trim(),
    due: proposal.due || null,
    fields: Object.fromEntries(form.flatMap(({ id }) => (sentAs(proposal.fields[id]) === undefined ? [] : [[id, sentAs(proposal.fields[id]) ?? null]]))),
    milestones: QUARTERS.flatMap((quarter) => {
      const { title = '', due = '' } = proposal.quarters[quarter] ?? {}
      return title.trim() === '' ? [] : [{ id: `q${quarter}`, title: title.trim(), due: due || quarterEnd(year, quarter) }]
    }),
    duties: [
      ...held('lead', 'unit', proposal.lead ? [proposal.lead.value] : []),
      ...held('support', 'unit', proposal.support.map(({ value }) => value)),
      ...held('leader', 'post', proposal.leader ? [proposal.leader] : []),
    ],
  }
}

function sentAs(value: FieldValue | undefined): string | boolean | string[] | undefined {
  if (value === undefined || typeof value === 'boolean') return value || undefined
  if (typeof value === 'string') return value.trim() || undefined
  const ids = value.map((one) => (typeof one === 'string' ? one : one.value))
  return ids.length > 0 ? ids : undefined
}
