import { refuse, type ErrorCode, type Refusal } from '../errors.ts'
import type { Addressee, LetterContent } from '../facts/letter.ts'
import type { PostState, UnitState } from '../facts/organisation.ts'
import { membersOn } from '../holders.ts'
import type { LetterKind } from '../pack/schema.ts'
import type { Day } from '../time/day.ts'
import { wayWords, type LetterWay } from '../words/letters.ts'

/** What of a city's organisation decides which way a letter may go. */
export type Chart = { units: ReadonlyMap<string, UnitState>; posts: ReadonlyMap<string, PostState>; day: Day }

export type Route = { allowed: true } | { allowed: false; code: RouteRefusal; ways: LetterWay[] }
export type RouteRefusal = Extract<ErrorCode, 'letter_route_directive' | 'letter_route_upward' | 'letter_route_leader' | 'letter_route_one'>

/**
 * Whether a letter of this kind may go from its issuer to an addressee, and which way otherwise.
 *
 * - A department, an office or a coordinating body (议事协调机构) commands no lower Party committee or government; the two general
 *   offices and the committee and government themselves may.
 * - To those above goes a request or a report, and nothing else.
 * - To a leader's post goes a reminder, courteous and signed off by a person, and nothing else.
 *
 * @source 《整治形式主义为基层减负若干规定》 (2024): 议事协调机构、部门 send no directive paper to lower Party committees and governments;
 *         《党政机关公文处理工作条例》第十四至十七条: 行文规则
 */
export function routeOf({ form, directive }: Pick<LetterKind, 'form' | 'directive'>, issuer: UnitState, { type, id }: Addressee, chart: Chart): Route {
  if (form === 'minutes') return { allowed: true }
  const post = type === 'post' ? chart.posts.get(id) : undefined
  if (post?.leader) return form === 'reminder' || UPWARD.includes(form) ? { allowed: true } : no('letter_route_leader', ['reminder', 'unit'])
  const unit = chart.units.get(post?.unit ?? id)
  if (!unit || unit.id === issuer.id) return { allowed: true }
  if (isAbove(unit, issuer, chart)) return UPWARD.includes(form) ? { allowed: true } : no('letter_route_upward', ['request'])
  if (directive && !commandsPlaces(issuer, chart) && isPlaces(unit, chart)) return no('letter_route_directive', ['two-offices', 'counterpart', 'ask'])
  return { allowed: true }
}

/** A letter to those above has one addressee (主送一个上级机关). */
export function oneSuperior({ form }: Pick<LetterKind, 'form'>, issuer: UnitState, to: LetterContent['to'], chart: Chart): Route {
  const above = to.filter(({ type, id }) => {
    const post = type === 'post' ? chart.posts.get(id) : undefined
    const unit = chart.units.get(post?.unit ?? id)
    return post?.leader === true || (unit !== undefined && isAbove(unit, issuer, chart))
  })
  return UPWARD.includes(form) && above.length > 0 && to.length > 1 ? no('letter_route_one', ['one-each']) : { allowed: true }
}

/** Why a letter may not go to one of its addressees, or null. Copies command nothing. */
export function refuseRoute(kind: Pick<LetterKind, 'form' | 'directive'>, issuer: UnitState, to: LetterContent['to'], chart: Chart): { refusal: Refusal } | null {
  const named = ({ id }: Addressee) => chart.units.get(id)?.name ?? chart.posts.get(id)?.name ?? id
  for (const one of to) {
    const route = routeOf(kind, issuer, one, chart)
    if (!route.allowed) return refuseBy(route, issuer, named(one))
  }
  const single = oneSuperior(kind, issuer, to, chart)
  return single.allowed ? null : refuseBy(single, issuer, '')
}

/** The refusal of a route, with its ways in words. */
export function refuseBy({ code, ways }: Extract<Route, { allowed: false }>, issuer: Pick<UnitState, 'name'>, addressee: string): { refusal: Refusal } {
  return refuse(code, { issuer: issuer.name, addressee, ways: ways.map((way) => wayWords[way].zh).join('；'), waysEn: ways.map((way) => wayWords[way].en).join('; ') })
}

export const UPWARD: readonly LetterKind['form'][] = ['request', 'report']

function no(code: RouteRefusal, ways: LetterWay[]): Route {
  return { allowed: false, code, ways }
}

/**
 * A Party committee or government: the unit in which a head (主要领导) has their post. Said of the post when it was entered, never
 * guessed from a name.
 */
export function isAuthority(unit: Pick<UnitState, 'id'>, { posts }: Pick<Chart, 'posts'>): boolean {
  return [...posts.values()].some((post) => post.head && post.unit === unit.id && !post.endedOn)
}

/** The authority itself, or its general office (两办): the unit whose name is that of a committee or government and 办公室 or 办. */
export function commandsPlaces(issuer: UnitState, chart: Chart): boolean {
  const own = [issuer.name, ...issuer.aliases].map(withoutBrackets)
  const authorities = [...chart.units.values()].filter((unit) => isAuthority(unit, chart))
  return authorities.some(({ id, name, aliases }) => id === issuer.id || [name, ...aliases].some((one) => own.includes(`${one}办公室`) || own.includes(`${one}办`)))
}

/** 市政府办公室（督查室） is the general office too. */
function withoutBrackets(name: string): string {
  return name.replace(/（.*?）$/, '')
}

/** A lower Party committee or government: a place, or a group that has one among its members. */
export function isPlaces(unit: UnitState, { units, day }: Chart): boolean {
  return unit.kind === 'place' || (unit.kind === 'group' && membersOn(unit.id, [...units.values()], day).some(({ kind }) => kind === 'place'))
}

/** Above: the city's committee and government, and whatever the issuer is a part of. */
export function isAbove(unit: UnitState, issuer: UnitState, chart: Chart): boolean {
  if (isAuthority(unit, chart)) return !isAuthority(issuer, chart)
  const seen = new Set<string>()
  for (let at = issuer.parent; at !== null && !seen.has(at); at = chart.units.get(at)?.parent ?? null) {
    if (at === unit.id) return true
    seen.add(at)
  }
  return false
}
