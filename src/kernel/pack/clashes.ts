import { mistake, type Finding } from './finding.ts'
import type { Pack } from './schema.ts'

/** What is there beside a city's own pack. */
export type Beside = {
  /** ids of the packs that come with the product */
  builtin: readonly string[]
  /** every pack that is installed, or comes with the product */
  others: readonly Pick<Pack, 'id' | 'ledgers'>[]
}

/**
 * Where a city's own pack takes a name that is another pack's: it would take the place of a built-in pack, or two packs would
 * say different things of one ledger.
 */
export function clashes(pack: Pack, { builtin, others }: Beside): Finding[] {
  const itself = builtin.includes(pack.id)
    ? [mistake('taken', ['id'], `“${pack.id}”是随产品提供的机制模板，请换一个编号。`, `“${pack.id}” is a pack that comes with the product; choose another id.`)]
    : []
  const ledgers = pack.ledgers.flatMap(({ id }, index) => {
    const other = others.find((one) => one.id !== pack.id && one.ledgers.some((ledger) => ledger.id === id))
    if (!other) return []
    const zh = `台账“${id}”已由机制模板“${other.id}”定义，请换一个编号。`
    return [mistake('taken', ['ledgers', index, 'id'], zh, `The pack “${other.id}” already has a ledger “${id}”; choose another id.`)]
  })
  return [...itself, ...ledgers]
}
