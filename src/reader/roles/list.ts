import { addAll } from '../text/add-all.ts'
import type { UnitRole } from './labels.ts'
import { matchesOf } from '../text/matches.ts'
import type { Draft } from './index.ts'
import { ASIDE, isUnitName, listItems, splitAtAnd, withoutOthers } from '../units/unit-names.ts'
import { ROLE_PHRASE, roleOf } from '../units/words.ts'
import { isFirstLeadsRemark } from './first-leads.ts'
import { localDutyIn } from './local.ts'
import { isPost } from './posts.ts'
import { isTimeLimit } from './time.ts'

const ROLE_AT_END = new RegExp(`^(.*?)(${ROLE_PHRASE})$`)
const ROLE_INSIDE = new RegExp(ROLE_PHRASE, 'g')
const HELPERS = /^(.*?)(?:并?(?:会同|会商|协同|联合))(.{2,})$/
const ROLE_BEFORE = new RegExp(`${ROLE_PHRASE}$`)
const AND_OTHERS_THEN = /^(.{2,}?)等(?:有关|相关|各|市直|县直|省直|责任|职能|[\d一二三四五六七八九十]{1,3}个?){0,3}(?:部门|单位|机构)(.{1,})$/
const BEGINS = /^(?:其中|同时|并由|并|另|再|还|由|及其他?(?=[省市县区]))+/
const REMARK = /^(?:下同|以下.{0,40}|同上|具体(?:任务|工作|事项)?(?:均|见|详见|另).{0,20}|不再.{0,20}|排名不分先后|排名第一.{0,12}|[加标带]?[*★☆].{0,20}|列.{0,8}为.{0,10}|第一个.{0,10}为.{0,8}|首个.{0,10}为.{0,8}|排在?.{0,8}为.{0,10}|逗号.{0,12}|等)$/
const TERRITORY = /^(?:在)?([^、，,；;。由（）()：:]{1,14}(?:城区|市区|县城|城市区|主城区|范围|辖区|片区|地区|以内|境内|区|县|镇|乡))(?:范围)?(?:以?内)?(?:的)?由(?=.)/
/** “县交通局（牵头）” */
const MARKED = /^(.{2,40}?)[（(]((?:总)?牵头|主办|主责|配合|协办|参与|负责)(?:单位|部门)?[）)]$/
/** “市民政局（列第一位的为牵头单位，下同）”: a remark on the list behind its last name. */
const REMARKED = /[（(](?:列|排|居|第一|首)[^（）()]{2,40}(?:牵头|主办|主责|汇总)[^（）()]{0,12}[）)]$/
/** “各市政府*结合实际*落实”: how they do it is no part of their name. */
const AS_FITS = /(?:结合(?:自身|本地|各自|工作)?(?:实际|职能|职责)|因地制宜)$/
const SHORT_NAME = /^[\u4e00-\u9fff]{2,6}$/
const LONGEST_ITEM = 80
const LONGEST_NAME = 32

/** A list on the way: names no role word has claimed yet, and whether they stand after “会同”. */
type Open = { label: UnitRole | null; names: string[]; helping: boolean }

/**
 * Reads “A、B牵头，C会同D负责，E配合”: names gather until a role word claims them; what no role word claims before a semicolon, a full
 * stop or the end belongs to the label's list, or answers for the task.
 */
export function readList(value: string, label: UnitRole | null, draft: Draft): void {
  const open: Open = { label, names: [], helping: false }
  for (const { text, mark } of listItems(value)) {
    readItem(text.replace(BEGINS, ''), open, draft)
    if (/[；;。]/.test(mark)) settle(open, null, draft)
  }
  settle(open, null, draft)
}

function readItem(item: string, open: Open, draft: Draft): void {
  if (item === '') return
  const bare = item.replace(REMARKED, '')
  if (bare !== item && bare !== '') {
    readItem(bare, open, draft)
    return
  }
  if (isFirstLeadsRemark(item) || REMARK.test(item)) return
  if (isTimeLimit(item)) {
    draft.dueText ??= item
    return
  }
  if (item.length > LONGEST_ITEM) {
    draft.rest += item
    return
  }
  const local = localDutyIn(item)
  if (local) {
    draft.roles.local.push(local)
    draft.explicit = true
    return
  }
  const place = TERRITORY.exec(item)
  if (place) {
    draft.roles.territory ??= place[1] ?? null
    readItem(item.slice(place[0].length), open, draft)
    return
  }
  const marked = MARKED.exec(item)
  if (marked) {
    readMarked(marked[1] ?? '', roleOf(marked[2] ?? ''), open, draft)
    return
  }
  if (isUnitName(item) || draft.known.has(item)) {
    open.names.push(item)
    return
  }
  const helped = HELPERS.exec(item)
  const leader = helped?.[1]?.replace(ROLE_BEFORE, '') ?? ''
  if (helped && (leader === '' || splitAtAnd(withoutOthers(leader)).every(isUnitName))) {
    if (leader !== '') open.names.push(leader)
    if (open.names.length > 0) settle(open, open.label === 'support' ? 'support' : 'lead', draft)
    open.helping = true
    readItem(helped[2] ?? '', open, draft)
    return
  }
  readRole(item, open, draft)
}

/** “A（牵头），B、C（配合）”: the unit marked as leading leads alone, any other mark also holds for the names before it. */
function readMarked(name: string, role: UnitRole, open: Open, draft: Draft): void {
  const before = role === 'lead' ? open.names.splice(0) : []
  open.names.push(name)
  settle(open, role, draft)
  addAll(open.names, before)
}

function readRole(item: string, open: Open, draft: Draft): void {
  const atEnd = ROLE_AT_END.exec(item)
  if (atEnd) {
    const [, name = '', phrase = ''] = atEnd
    const names = name === '' ? [] : alsoRoles(name, open, draft)
    addAll(open.names, names)
    settle(open, roleOf(phrase), draft)
    return
  }
  for (const match of matchesOf(ROLE_INSIDE, item)) {
    const name = item.slice(0, match.index)
    if (name !== '' && !isUnitName(withoutOthers(name)) && !isPost(name)) continue
    const after = item.slice(match.index + match[0].length)
    if (name !== '') open.names.push(name)
    settle(open, roleOf(match[0]), draft)
    draft.rest += after
    return
  }
  const others = AND_OTHERS_THEN.exec(item)
  if (others) {
    open.names.push(others[1] ?? '')
    draft.rest += others[2] ?? ''
    return
  }
  open.names.push(item)
}

/** “A牵头市B配合”, the mark between them lost: the first role is settled, the name of the second returned. */
function alsoRoles(words: string, open: Open, draft: Draft): string[] {
  for (const match of matchesOf(ROLE_INSIDE, words)) {
    const name = words.slice(0, match.index)
    const next = words.slice(match.index + match[0].length)
    if (!isUnitName(name) || !isUnitName(next)) continue
    open.names.push(name)
    settle(open, roleOf(match[0]), draft)
    return [next]
  }
  return [words]
}

/** Puts the gathered names on the list that `said` names, else that of the label; “负责” says nothing that a label has not said better. */
function settle(open: Open, said: UnitRole | null, draft: Draft): void {
  if (said !== null) draft.explicit = true
  const claimed = said === 'responsible' ? (open.label ?? said) : said
  const role = open.helping ? 'support' : (claimed ?? open.label ?? 'responsible')
  // “组织、民政、住建等部门”: short names are departments when the list says so.
  const departments = open.names.some((name) => withoutOthers(name) !== name)
  for (const name of open.names.flatMap((one) => splitAtAnd(withoutOthers(one)))) addName(name, role, departments, draft)
  open.names = []
  open.helping = false
}

function addName(written: string, role: UnitRole, department: boolean, draft: Draft): void {
  const name = written.replace(/^由/, '').replace(ASIDE, '').replace(AS_FITS, '').replace(/(?:要|应当?|需|共同|分别|按照?|[。.])$/, '')
  if (name.length < 2) return
  draft.names += 1
  if (isPost(name)) {
    draft.sure += 1
    if (!draft.roles.leaders.includes(name)) draft.roles.leaders.push(name)
    return
  }
  const sure = isUnitName(name) || draft.known.has(name) || (department && SHORT_NAME.test(name))
  if (sure) draft.sure += 1
  if (!sure && (name.length > LONGEST_NAME || /[。；;：:“”"《》？！?!]/.test(name))) {
    draft.rest += name
    return
  }
  if (!draft.roles[role].includes(name)) draft.roles[role].push(name)
}
