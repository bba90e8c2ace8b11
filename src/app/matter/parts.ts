import { linksOf, type MatterState } from '../../kernel/facts/matter.ts'
import { endingOf } from '../../kernel/procedure.ts'
import { linkedTo } from '../../store/queries/links.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Writing } from '../writing.ts'
import { ledgerRules } from './concerned.ts'

/** The parts of a matter (子任务) among the matters that link to it. */
function partsAmong(matter: string, sources: readonly MatterState[], day?: string): MatterState[] {
  return sources.filter((source) => linksOf(source, 'part', day).some(({ target }) => target === matter))
}

/** Codes of the parts of a matter that have not ended. The matter is locked, and a part is opened under that lock. */
export async function openParts({ tx, acting, packs }: Pick<Writing, 'tx' | 'acting' | 'packs'>, { id }: Pick<MatterState, 'id'>): Promise<string[]> {
  const parts = partsAmong(id, await linkedTo(tx, acting.tenant, [id]))
  return parts.filter(({ ledger, stage }) => endingOf(ledgerRules(packs, ledger).procedure, stage).final === null).map(({ code }) => code).sort()
}

/** What a matter is a part of, what that is a part of, and so on. Each is a part of one; what was seen is not looked at again. */
export async function wholesOf({ tx, acting }: Pick<Writing, 'tx' | 'acting'>, matter: MatterState): Promise<string[]> {
  const wholes: string[] = []
  for (let next = linksOf(matter, 'part')[0]?.target; next !== undefined && !wholes.includes(next); ) {
    wholes.push(next)
    const state = (await statesOf<MatterState>(tx, acting.tenant, [`matter:${next}`])).get(`matter:${next}`)
    next = state && linksOf(state, 'part')[0]?.target
  }
  return wholes
}
