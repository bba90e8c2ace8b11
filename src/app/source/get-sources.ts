import type { PostState } from '../../kernel/facts/organisation.ts'
import type { Light } from '../../kernel/light.ts'
import { allLedgers, rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import { SOURCES, type Pack, type Source } from '../../kernel/pack/schema.ts'
import { may, scopeOf, type Command } from '../../kernel/permission.ts'
import { sourceOf } from '../../kernel/source.ts'
import type { Db } from '../../store/database/database.ts'
import { openBySource } from '../../store/queries/sources.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Acting, Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { columnOf } from '../matter/list-ledgers.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'

/**
 * The sources of matters: by each, what is open now, late and due soon, and into which ledgers it goes. A unit is shown what concerns it.
 *
 * @throws DeliveryError `forbidden`
 */
export async function getSources(call: Call) {
  permitSomewhere(call.acting, 'getSources')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    const ledgers = sourcedLedgers(packs)
    const own = await ownUnits(db, acting, today)
    const open = await openBySource(db, acting.tenant, { ledgers: ledgers.map(({ ledger }) => ledger.id), visible: await visibleTo(db, acting, own, 'getSources') })
    const rows = open.flatMap(({ stated, ledger, light, n }) => {
      const source = sourceOf(stated, rulesOf(packs, ledger)?.ledger ?? null)
      return source ? [{ source, ledger, light, n }] : []
    })
    const posts = await statesOfType<PostState>(db, acting.tenant, 'post')
    const mayDo = (command: Command) => may(acting.role, command, { units: own, own })
    return {
      today,
      year: Number(today.slice(0, 4)),
      rows: SOURCES.flatMap((source) => {
        const of = rows.filter((row) => row.source === source)
        const into = [...new Set([...ledgers.filter(({ ledger }) => ledger.source === source).map(({ ledger }) => ledger.id), ...of.map(({ ledger }) => ledger)])]
        return into.length === 0 ? [] : [{ source, ...countsOf(of), ledgers: into.flatMap((id) => ledgerView(rulesOf(packs, id), of.filter(({ ledger }) => ledger === id))) }]
      }),
      instructions: ledgers.find(({ ledger }) => ledger.instruction)?.ledger.id ?? null,
      /** who may have instructed, for whoever takes instructions */
      leaders: mayDo('takeInstruction') ? posts.filter(({ leader, endedOn }) => leader && endedOn === null).toSorted((a, b) => a.order - b.order).map(({ id, name, unit }) => ({ id, name, unit })) : [],
      may: { open: mayDo('openMatter'), take: mayDo('takeInstruction') },
    }
  })
}

/** Ledgers whose matters come from a source. */
export function sourcedLedgers(packs: readonly Pack[]): LedgerRules[] {
  return allLedgers(packs).filter(({ ledger }) => ledger.source !== undefined)
}

/** What concerns the acting membership; null where it sees the whole city. */
export async function visibleTo(db: Db, acting: Acting, own: readonly string[], command: Command): Promise<string[] | null> {
  return scopeOf(acting.role, command) === 'city' ? null : reachOfActing(db, acting, own)
}

type Open = { source: Source; ledger: string; light: Light; n: number }

function countsOf(of: readonly Open[]) {
  const sum = (...lights: Light[]) => of.filter(({ light }) => lights.length === 0 || lights.includes(light)).reduce((total, { n }) => total + n, 0)
  return { open: sum(), overdue: sum('overdue'), lagging: sum('lagging'), dueSoon: sum('due-soon') }
}

/** A ledger with what its small form asks: what is required first, then by whom it may be carried out. */
function ledgerView(rules: LedgerRules | null, of: readonly Open[]) {
  if (!rules) return []
  const { ledger, duties } = rules
  return [
    {
      id: ledger.id,
      name: ledger.name,
      matterName: ledger.matterName,
      /** what belongs to this source by being in this ledger; else it comes from documents or meetings and is opened there */
      own: ledger.source !== undefined,
      usualDue: ledger.usualDue ?? null,
      fields: ledger.fields.map(columnOf),
      roles: duties.map(({ id, name, holder, atMostOne }) => ({ id, name, holder: [holder], atMostOne })),
      ...countsOf(of),
    },
  ]
}
