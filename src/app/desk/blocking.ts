import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Db } from '../../store/database/database.ts'
import { lightsOf, linkedTo } from '../../store/queries/links.ts'
import { mattersConcerning } from '../../store/queries/matters.ts'
import type { Inputs } from '../city/inputs.ts'
import { waitsAround } from '../problem/around-problems.ts'
import { unitRef, type Directory } from '../views/organisation.ts'

const SHOWN = 10

/**
 * The open problems that keep these matters from going on: who is waited for, since when, and how long beyond the limit. The longest
 * wait first; one without an answering unit waits for the office.
 *
 * @param reach null: the acting membership may open every problem's page; else those that concern it
 */
export async function blockingOn(db: Db, tenant: string, inputs: Inputs, directory: Directory, matters: ReadonlyMap<string, MatterState>, reach: readonly string[] | null) {
  const sources = await linkedTo(db, tenant, [...matters.keys()])
  const around = await waitsAround(db, tenant, inputs, sources)
  const waits = around.waits.filter(({ matter }) => matters.has(matter))
  const problems = [...new Set(waits.map(({ problem }) => problem))]
  const lights = await lightsOf(db, tenant, problems)
  const opened = reach === null ? new Set(problems) : await mattersConcerning(db, tenant, problems, reach)
  const rows = waits.flatMap(({ problem, matter, owing, since, limit, workdays, workdaysLate }) => {
    const state = around.states.get(problem)
    const light = lights.get(problem)
    const blocked = matters.get(matter)
    if (!state || !light || !blocked) return []
    return [{
      problem: { id: problem, code: state.code, title: state.title, shown: opened.has(problem) },
      matter: { id: matter, code: blocked.code, title: blocked.title },
      light,
      owing: owing.flatMap((unit) => unitRef(directory, unit, inputs.today)?.name ?? []),
      since,
      limit,
      workdays,
      workdaysLate,
      raised: (state.raises ?? []).some(({ decided }) => decided === null),
    }]
  })
  return { rows: rows.toSorted((a, b) => b.workdaysLate - a.workdaysLate || b.workdays - a.workdays).slice(0, SHOWN), total: rows.length }
}
