import type { Holder } from '../../../kernel/facts/matter.ts'
import { holdersOn, nameOn } from '../../../kernel/holders.ts'
import type { DutyRole } from '../../../kernel/pack/schema.ts'
import type { Day } from '../../../kernel/time/day.ts'
import type { Directory } from '../../views/organisation.ts'
import { bare, likeness, plain } from './likeness.ts'

/** A holder that a written name may mean. */
export type Near = { holder: Holder; name: string }
export type Resolved = { holder: Holder } | { near: Near[] }

type Named = Near & { key: string }

/** Finds who is meant by what stands in a cell. */
export type Resolver = (written: string, kind: DutyRole['holder']) => Resolved

/** Below this a name is not offered. */
const WORTH_OFFERING = 0.3
const MOST_OFFERED = 3

/**
 * Units by name, alias and former name; posts by name, with their unit where several have it, or by the one who holds them; seats by unit
 * and designation. What ended is not found.
 *
 * @param chosen what a person has said a written name means, by `plain` name
 */
export function resolverOf(directory: Directory, day: Day, chosen: ReadonlyMap<string, Holder>): Resolver {
  const tables = { unit: unitNames(directory, day), post: postNames(directory, day), seat: seatNames(directory) }
  const index = { unit: keyed(tables.unit), post: keyed(tables.post), seat: keyed(tables.seat) }
  const known = new Map<string, Resolved>()
  const find = (written: string, kind: DutyRole['holder']): Resolved => {
    const own = chosen.get(plain(written))
    if (own?.type === kind) return { holder: own }
    const exact = only(index[kind].get(plain(written))) ?? only(index[kind].get(bare(written))) ?? byPerson(index[kind].get(bare(written)), written)
    return exact ? { holder: exact } : { near: nearest(written, tables[kind]) }
  }
  return (written, kind) => {
    const key = `${kind} ${written}`
    const before = known.get(key)
    if (before) return before
    const resolved = find(written, kind)
    known.set(key, resolved)
    return resolved
  }

  /** 副市长（甲）: the one of several 副市长 whom that person is. */
  function byPerson(same: readonly Named[] | undefined, written: string): Holder | null {
    const person = /[（(]([^（()）]{1,60})[）)]$/.exec(written.trim())?.[1]
    if (!person || !same) return null
    return only(same.filter(({ holder }) => personsOf(directory, holder.id, day).includes(person)))
  }
}

function only(found: readonly Named[] | undefined): Holder | null {
  const ids = new Map((found ?? []).map(({ holder }) => [holder.id, holder]))
  return ids.size === 1 ? ([...ids.values()][0] ?? null) : null
}

function keyed(names: readonly Named[]): Map<string, Named[]> {
  return Map.groupBy(names, ({ key }) => key)
}

function unitNames({ units }: Directory, day: Day): Named[] {
  return [...units.values()].flatMap((unit) => {
    if (unit.ended) return []
    const name = nameOn(unit, day)
    return [name, unit.name, ...unit.aliases, ...unit.formerNames.map((former) => former.name)].map((one) => ({ key: plain(one), holder: { type: 'unit' as const, id: unit.id }, name }))
  })
}

function postNames(directory: Directory, day: Day): Named[] {
  return [...directory.posts.values()].flatMap((post) => {
    if (post.endedOn) return []
    const unit = directory.units.get(post.unit)
    const name = unit ? `${nameOn(unit, day)} ${post.name}` : post.name
    const names = [name, post.name, ...personsOf(directory, post.id, day)]
    return names.map((one) => ({ key: plain(one), holder: { type: 'post' as const, id: post.id }, name }))
  })
}

function seatNames({ seats, units }: Directory): Named[] {
  return [...seats.values()].flatMap((seat) => {
    if (seat.endedOn) return []
    const name = `${units.get(seat.unit)?.name ?? ''} ${seat.designation}`.trim()
    return [name, seat.designation].map((one) => ({ key: plain(one), holder: { type: 'seat' as const, id: seat.id }, name }))
  })
}

function personsOf({ posts, names }: Directory, post: string, day: Day): string[] {
  const found = posts.get(post)
  return found ? holdersOn(found, day).flatMap(({ person }) => names.get(person) ?? []) : []
}

function nearest(written: string, names: readonly Named[]): Near[] {
  const own = bare(written)
  const rated = names.map((one) => ({ ...one, score: likeness(own, one.key) + (one.key.includes(own) || own.includes(one.key) ? 0.3 : 0) })).filter(({ score }) => score >= WORTH_OFFERING)
  const found = new Map<string, Near>()
  for (const { holder, name } of rated.sort((a, b) => b.score - a.score)) if (found.size < MOST_OFFERED && !found.has(holder.id)) found.set(holder.id, { holder, name })
  return [...found.values()]
}
