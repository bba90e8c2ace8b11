import type { Stretch } from '../../text/clauses.ts'
import { isOwnName } from '../../units/unit-names.ts'
import { roleOf } from '../../units/words.ts'
import { isAssignable, isAuthority, isBody, isFunction, isPart } from './assignable.ts'
import { groupAt } from './group.ts'
import { predicateOf } from './predicate.ts'
import type { Predicate } from './predicate.ts'

/** A part of a clause that has an assigned subject. */
export type Assigned = {
  units: string[]
  predicate: Predicate
  /** Whether the subject stands after 由. */
  by: boolean
  /** The words before 由, which name the work. */
  before: string
}

const CONNECTIVE = /^(?:同时|其中|此外|另外|原则上|并|再|然后|即|具体|届时|必要时|每年|每季度|每月|每半年|平时|对此|为此|因此)*/
/** Before “由” in words that only look like it: 理由, 自由, 缘由. */
const NOT_BY = /[自理缘事来经]$/

/** Who is assigned in a part of a clause, and to what; null when nobody is. */
export function assignedIn(part: Stretch, follows: boolean, inReport: boolean): Assigned | null {
  const by = byUnits(part.text, inReport)
  if (by || inReport) return by ?? (follows ? helperInReport(part.text) : null)
  return asLabel(part.text) ?? asSubject(part.text, follows) ?? asBody(part.text)
}

/** What the committee or government itself does with a paper is its course, no task. */
const APPROVES = /^(?:批准|审定|审批|审议|决定|研究|公布|发布|同意|授权|另行|颁布|予以)/

/** “由A、B负责……”, “经费由A安排” */
function byUnits(text: string, inReport: boolean): Assigned | null {
  for (let by = text.indexOf('由'); by >= 0; by = text.indexOf('由', by + 1)) {
    const before = text.slice(0, by)
    if (NOT_BY.test(before) || /(?:已经?|可以?|也可)$/.test(before)) continue
    const group = groupAt(text, by + 1)
    if (!group) continue
    const rest = text.slice(group.to)
    if (/^(?:等?组成|任|主要(?:负责|领导)|分管|负责人|负责同志|派员|主任|局长|书记)/.test(rest)) continue
    const units = group.units.filter((unit) => !isPart(unit) && !isBody(unit))
    const predicate = predicateOf(rest, units.every(isOwnName))
    if (units.length === 0 || !units.every(isAssignable) || !predicate) continue
    if (predicate.kind === 'step' && units.every(isAuthority) && APPROVES.test(predicate.what)) continue
    if (inReport && predicate.kind === 'step' && !/制定|研究|出台/.test(rest)) continue
    return { units, predicate, by: true, before: before.replace(CONNECTIVE, '') }
  }
  return null
}

/** “责任单位为A、B” */
function asLabel(text: string): Assigned | null {
  const label = /^((?:牵头|主办|配合|协办|参与|协同|责任|承办)(?:单位|部门))(?:为|是)/.exec(text)
  const group = label ? groupAt(text, label[0].length) : null
  if (!label || !group || group.to < text.length || !group.units.every(isAssignable)) return null
  return { units: group.units, predicate: { role: roleOf(label[1] ?? ''), kind: 'said', helpers: [], what: '' }, by: false, before: '' }
}

/** A part without any of these assigns only if it begins with the proper name of a unit. */
const ASSIGNS = /负责|牵头|会同|联合|协同|职责|主体|配合|协助|参与|参加|主办|承办|责任|负总责|主管|落实|承担/
const BEGINS_OWN = /^(?:同时|其中|此外|另外|届时|每[年月季周])?[省市县区州国中团自人武驻]/

/** “A负责……”, “A要会同B……”, “A是……的责任主体”, “A组织……” */
function asSubject(text: string, follows: boolean): Assigned | null {
  if (!ASSIGNS.test(text) && !BEGINS_OWN.test(text)) return null
  const skip = CONNECTIVE.exec(text)?.[0].length ?? 0
  const group = groupAt(text, skip)
  if (!group) return null
  const predicate = predicateOf(text.slice(group.to))
  if (!predicate) return null
  const units = group.units.filter((unit) => !isPart(unit))
  if (units.length === 0 || !units.every((unit) => isAssignable(unit) || isBody(unit) || isFunction(unit))) return null
  // Standing functions of leading groups are no tasks; that their office has to lead one piece of work is.
  if (units.some(isBody) && !(predicate.role === 'lead' && predicate.what.length >= 4)) return null
  if (predicate.kind === 'said' && predicate.role === 'support' && !follows && !units.every(isOwnName)) return null
  if (predicate.kind === 'duty' && !units.every((unit) => isOwnName(unit) || isFunction(unit))) return null
  if (predicate.kind === 'helped' && !units.every((unit) => isOwnName(unit) || isBody(unit))) return null
  if (predicate.kind === 'step' && !isPrescribedStep(units, predicate.what)) return null
  return { units, predicate, by: false, before: '' }
}

const APPEAL =
  /^(?:高度重视|充分认识|提高(?:思想)?认识|提高(?:政治)?站位|切实|加强(?:组织)?领导|增强|树立|强化(?:责任|担当|意识)|牢固|深刻|深入学习|认真学习|加强学习|各司其职|密切配合|密切协作|加强(?:协作|沟通|协调|配合|联动)|通力|形成|主动作为|履职|履行|认真履行|带头|坚持|充分发挥|发挥|把|以|按照.{0,12}要求|根据.{0,14}要求$|为|是|作为|与|同|高|不断|全力|全面贯彻)/

const MOST_STEPPING = 4

/** Proper-named units as the only subject of a step that is prescribed: not an appeal, and not the authority itself. */
function isPrescribedStep(units: string[], what: string): boolean {
  return units.length <= MOST_STEPPING && units.every((unit) => isOwnName(unit) && !isAuthority(unit)) && what.length >= 4 && !APPEAL.test(what)
}

/** “以县级政府为实施主体” */
function asBody(text: string): Assigned | null {
  const at = text.indexOf('以')
  if (at < 0 || !/主体|责任单位|牵头单位/.test(text)) return null
  const group = groupAt(text, at + 1)
  const rest = group ? text.slice(group.to) : ''
  const predicate = /^为[^，,。；;]{0,14}(?:主体|单位)/.test(rest) ? predicateOf(rest) : null
  if (!group || !predicate || !group.units.every(isAssignable)) return null
  return { units: group.units, predicate, by: false, before: text.slice(0, at) + (/^为([^，,]{2,10})主体/.exec(rest)?.[1] ?? '') }
}

/** “会同B、C研究提出方案”: whom the lead named before works with. */
export function helpersIn(text: string): { units: string[]; what: string } | null {
  const together = /^(?:并|同时)?(?:会同|联合|商)/.exec(text)
  const group = together ? groupAt(text, together[0].length) : null
  return group ? { units: group.units.filter((unit) => !isPart(unit)), what: text.slice(group.to) } : null
}

/** “由A牵头，B配合” in a speech. */
function helperInReport(text: string): Assigned | null {
  const group = groupAt(text, 0)
  const predicate = group ? predicateOf(text.slice(group.to)) : null
  return group && predicate?.kind === 'said' && predicate.role === 'support' ? { units: group.units, predicate, by: false, before: '' } : null
}

/** A class of units bound by 应 or 要, which shares what the sentence then puts on another by 由. */
export function sharedSubject(part: Stretch): { units: string[]; at: number } | null {
  if (!/[应要须]/.test(part.text)) return null
  const group = groupAt(part.text, 0)
  if (!group || !/^(?:应当?|要|须|必须)/.test(part.text.slice(group.to)) || !group.units.every(isAssignable)) return null
  return { units: group.units, at: part.at }
}
