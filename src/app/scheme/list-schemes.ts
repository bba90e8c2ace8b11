import { isRanked, linesOf } from '../../kernel/assess/index.ts'
import type { SchemeState } from '../../kernel/facts/assessment.ts'
import type { Scheme } from '../../kernel/pack/scheme-schema.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { schemeIn } from '../assessment/scheme-file.ts'
import type { Acting, Call, Deps } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { around, findingsOf, seenOf } from './context.ts'

/** Whether a membership writes schemes: then it sees drafts too. */
export function writesSchemes({ role }: Pick<Acting, 'role'>): boolean {
  return scopeOf(role, 'reviseScheme') !== null
}

/** The content that holds: of the last version, for who does not write them; of the draft, for who does. */
export async function contentFor(deps: Deps, acting: Acting, state: SchemeState): Promise<Scheme | null> {
  const last = state.versions.at(-1)
  if (writesSchemes(acting)) return state.content
  return last ? schemeIn(deps, last.file) : null
}

/** Schemes of the city, adopted ones first; for who writes them drafts too, and what the packs in force offer. */
export async function listSchemes(call: Call) {
  permitSomewhere(call.acting, 'listSchemes')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const city = await around(db, acting.tenant, inputs)
    const writes = writesSchemes(acting)
    const rows = []
    for (const state of city.schemes.toSorted(byStanding)) {
      const content = await contentFor(deps, acting, state)
      if (!content) continue
      const mistakes = writes && state.status !== 'ended' ? findingsOf(content, city).filter(({ weight }) => weight === 'mistake').length : 0
      rows.push({ ...outline(content), id: state.id, status: state.status, from: state.versions.at(-1)?.from ?? null, versions: state.versions.length, changed: writes && (await isChanged(deps, state)), ended: state.ended, mistakes })
    }
    const presets = writes ? inputs.packs.flatMap((pack) => pack.schemes.map((scheme) => ({ ...outline(scheme), pack: { id: pack.id, name: pack.name }, scheme: scheme.id, lines: linesOf(scheme).map(({ name, points }) => ({ name, points })) }))) : []
    return { today: inputs.today, rows, presets, may: { draft: writes } }
  })
}

/** Whether something was changed since the last version was adopted. */
export async function isChanged(deps: Deps, { content, versions }: SchemeState): Promise<boolean> {
  const last = versions.at(-1)
  return last !== undefined && seenOf(await schemeIn(deps, last.file)) !== seenOf(content)
}

function outline(scheme: Scheme) {
  const { name, of, period, items, groups, basis } = scheme
  return { name, of, period, items: items.length, groups: groups.map((group) => group.name), ranked: isRanked(scheme), wantsRanks: scheme.ranked, basis: basis?.title ?? null }
}

const ORDER: Record<SchemeState['status'], number> = { adopted: 0, draft: 1, ended: 2 }

function byStanding(a: SchemeState, b: SchemeState): number {
  return ORDER[a.status] - ORDER[b.status] || (a.content.name.zh < b.content.name.zh ? -1 : 1)
}
