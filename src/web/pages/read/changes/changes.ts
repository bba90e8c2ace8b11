import type { Answer, Body } from '../../../../api/contract/endpoints.ts'

export type Issue = Answer<'getChanges'>['issues'][number]
export type Change = Issue['changes'][number]
export type Take = Required<Body<'applyProposal'>['take']>

/** What became of each proposal of a re-issued document, by proposal. */
export function changesByProposal(issues: readonly Issue[]): ReadonlyMap<string, Change> {
  return new Map(issues.flatMap(({ changes }) => changes.flatMap((change) => change.after.map((proposal) => [proposal, change] as const))))
}

type MatterBefore = NonNullable<Change['before'][number]['matter']>

/** The matter that was opened for a task of the earlier issue; of several the one that is still being carried out. */
export function matterBefore(change: Change | undefined): MatterBefore | null {
  const matters = change?.before.flatMap(({ matter }) => matter ?? []) ?? []
  return matters.find(({ ended }) => !ended) ?? matters[0] ?? null
}

/** The matter in which a task may go on. One that is over takes no changes over: then a new one is opened, or, where nothing changed, none. */
export function matterToGoOn(change: Change | undefined): MatterBefore | null {
  const matter = matterBefore(change)
  return matter?.ended && change?.kind !== 'same' ? null : matter
}

/** What a matter takes over unless the person says otherwise: everything that changed. */
export function takeOf({ title, due, units }: Change, chosen: Partial<Take> = {}): Take {
  return { title: title !== null, due: due !== null, units: units.length > 0, ...chosen }
}

/** Whether a proposal is to be shown when only changes are wanted. */
export function isChanged(change: Change | undefined): boolean {
  return change?.kind === 'changed' || change?.kind === 'added'
}

export type Counts = Record<Change['kind'], number>

export function countsOf({ changes }: Issue): Counts {
  const counts: Counts = { same: 0, changed: 0, added: 0, dropped: 0 }
  for (const { kind } of changes) counts[kind] += 1
  return counts
}
