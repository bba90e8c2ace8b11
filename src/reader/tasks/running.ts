import { partsOf as partsBetween } from '../clauses.ts'
import { rolesIn } from '../roles.ts'
import { isOwnName, isUnitName, splitUnits } from '../unit-names.ts'
import { namesNobody, noRoles } from '../words.ts'
import type { Roles } from '../words.ts'
import type { Found, Scene, TaskParser } from './found.ts'

/**
 * Running text that assigns: “由市财政局负责……”, “工信部门负责制定……”, “……要按照职责分工……”. One rule an entry, tried in order on each
 * clause. A rule gives who, and what the clause says is to be done.
 */
type Rule = { name: string; read: (clause: Clause) => Said | null }

type Said = { roles: Roles; title: string }

/** A sentence, or the part of one between semicolons. */
type Clause = { text: string; inReport: boolean }

const VERBS = '牵头|负责|承担|主办|制定|签订|安排|组织实施|统筹|审批|拨付|编制|办理|认定|组织开展|组织|制作|审核|出台|发放|核定|落实'
const BY = new RegExp(`由(?<units>[^，,。；;：:“”《》\\n]{2,150}?)(?:(?:结合|根据|按照|依据|参照)[^，,。；;]{1,24}?)?(?<verb>${VERBS})(?![人的者部机领])`)
const AFTER_BY = /^(?:[\u4e00-\u9fff]{0,4}的|下|后|以来)/
const STANDING = /领导小组|办公室|专班|指挥部|联席会议|委员会办|牵头部门|成员单位|有关部门|相关部门|有关单位|相关单位|各部门|各单位|各级|企业|机构/
const OFFICE_OF_A_UNIT = /(?:政府|市委|县委|区委|省委|人大|政协)办公室$/
const NOT_ASSIGNED = /解读|解释|担任|兼任|任组长|设在|日常工作|日常协调|日常事务|不再|曾|已由|已经|去年|近年来|以来[，,]|截至目前|以下简称/
const ACCOUNTABLE = new RegExp(`^(?<units>[^，,。；;：:“”]{2,150}?)(?:是|为|作为)[^，,。；;]{0,24}(?:责任主体|实施主体|建设主体|第一责任单位|主管部门|责任单位)`)
const AS_BODY = /以(?<units>[^，,。；;：:“”]{2,60}?)为[^，,。；;]{0,12}(?:主体|责任单位)/
const TOGETHER = /^(?<units>[^，,。；;：:“”]{3,40}?)(?:要|应当?)?(?:负责)?会同(?<others>[^，,。；;：:“”]{2,80}?)(?=[，,]|对|开展|制定|组织|编制|建立|研究|做好|提出|每)/
const BY_DUTY = /^(?<units>[^，,。；;：:“”]{2,200}?)(?:要|应当?|需|须)?(?:按照|根据|依据)(?:各自)?(?:工作|部门)?职责(?:和任务)?(?:分工)?[，,]/
const TAKES_LEAD = /^(?<units>[^，,。；;：:“”]{2,80}?)(?:要|应当?|负责)?牵头(?=会同|制定|组织|建立|开展|负责|做好|抓好|推进|编制|协调)/
const ANSWERS = /^(?<units>[^，,。；;：:“”]{2,120}?)(?:要|应当?)?(?:具体|主要|分别|共同|统一)?负责(?!人|同志|单位|部门|的|制度|任务)(?<what>[^，,。；;]{2,})/
const STEP = /^(?<units>[^，,。；;：:“”、]{3,16})(?:要|应当?|会同[^，,。；;]{2,20})?(?=(?:按照|根据|依据)[^，,。；;]{2,24}(?:办理|编制|制定|开展|审批|拨付|组织|核发))/

const RULES: readonly Rule[] = [
  { name: 'by', read: byUnits },
  { name: 'accountable', read: (clause) => responsibleBy(clause, ACCOUNTABLE) ?? responsibleBy(clause, AS_BODY) },
  { name: 'by duty', read: (clause) => responsibleBy(clause, BY_DUTY, isOwnName) },
  { name: 'takes the lead', read: takesLead },
  { name: 'together with', read: togetherWith },
  { name: 'answers', read: answers },
  { name: 'step', read: (clause) => responsibleBy(clause, STEP, isOwnName) },
]

const WORTH_A_LOOK = /负责|牵头|主体|职责|由|按照|根据|会同/

export const parseRunning: TaskParser = (scene) => {
  const found: Found[] = []
  for (const { document, first, last } of scene.documents) {
    const inReport = isReport(document.title, scene, first)
    for (let index = first; index < last; index += 1) {
      const block = scene.flow.blocks[index]
      if (!block || block.row) continue
      const text = scene.flow.clean.slice(block.from, block.to)
      if (!WORTH_A_LOOK.test(text)) continue
      for (const clause of clausesOf(text).flatMap(atEachSubject)) {
        if (!WORTH_A_LOOK.test(clause.text) || NOT_ASSIGNED.test(clause.text)) continue
        const said = readClause({ text: clause.text, inReport })
        if (!said) continue
        const from = block.from + clause.at
        const to = from + clause.text.length
        const confidence = inReport ? 0.6 : 0.75
        found.push({ form: 'running', block: index, from, to, roles: said.roles, dueText: null, confidence, title: said.title, body: [from, to] })
      }
    }
  }
  return found
}

function readClause(clause: Clause): Said | null {
  for (const { read } of RULES) {
    const said = read(clause)
    if (said) return said
  }
  return null
}

/** Reports and speeches tell what was done; only a plain “由……牵头” in them assigns anything. */
function isReport(title: string, { flow }: Scene, first: number): boolean {
  if (/关于.*(?:通知|意见|方案|办法|批复|决定)/.test(title)) return false
  if (/报告|讲话|总结|综述|发言|简报|信息|摘要|经验|调研/.test(title)) return true
  const opening = flow.blocks.slice(first, first + 6).map((block) => flow.clean.slice(block.from, Math.min(block.to, block.from + 40))).join('')
  return !/方案|计划|办法|要点|意见|通知|规定|措施/.test(title + opening)
}

const LIST_NUMBER = /^(?:[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十百\d]{1,4}条|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])/

function clausesOf(text: string): Piece[] {
  return partsBetween(text, 0, 'sentences').flatMap(({ text: words, at }) => {
    if (words.length < 6 || words.length > 420) return []
    const skip = LIST_NUMBER.exec(words)?.[0].length ?? 0
    return [{ text: words.slice(skip), at: at + skip }]
  })
}

type Piece = { text: string; at: number }

/** “A负责……，B负责……” in one sentence are two. */
function atEachSubject(clause: Piece): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const comma of clause.text.matchAll(/[，,]/g)) {
    const rest = clause.text.slice(comma.index + 1)
    if (!/负责|由/.test(rest) || !/负责|由/.test(clause.text.slice(from, comma.index))) continue
    const [next = ''] = rest.split(/[，,]/)
    if (!namesIn(ANSWERS.exec(rest)?.groups?.units ?? '') && !(byUnits({ text: next, inReport: false }) && byUnits({ text: clause.text.slice(from, comma.index), inReport: false }))) continue
    pieces.push({ text: clause.text.slice(from, comma.index), at: clause.at + from })
    from = comma.index + 1
  }
  return [...pieces, { text: clause.text.slice(from), at: clause.at + from }]
}

function byUnits({ text, inReport }: Clause): Said | null {
  const match = BY.exec(text)
  const groups = match?.groups
  if (!match || !groups?.units) return null
  const after = text.slice(match.index + match[0].length)
  if (AFTER_BY.test(after) || /[自理缘事来经]/.test(text[match.index - 1] ?? '')) return null
  const units = namesIn(groups.units)
  if (!units || units.every((unit) => STANDING.test(unit) && !OFFICE_OF_A_UNIT.test(unit))) return null
  // In a report only a plan names a lead in so many words; the rest tells what has been done.
  if (inReport && (!/牵头|制定/.test(groups.verb ?? '') || /了|已|过|形成|通过|实现/.test(text))) return null
  const assigns = /^(?:牵头|负责|承担|主办)$/.test(groups.verb ?? '')
  const roles = assigns ? rolesIn(upToObject(text.slice(match.index + 1))).roles : rolesOfList(groups.units, units)
  if (namesNobody(roles)) return null
  const helpers = assigns ? /^[，,](?:并)?会同([^，,]{2,100})/.exec(after)?.[1] : undefined
  if (helpers) roles.support.push(...leadingUnits(helpers).filter((unit) => !roles.support.includes(unit)))
  const subject = namesIn(SUBJECT.exec(text)?.groups?.units ?? '')
  if (subject && !inReport && match.index > 0 && !subject.some((unit) => STANDING.test(unit))) roles.responsible.unshift(...subject)
  return { roles, title: workBy(text, match.index, assigns ? '' : (groups.verb ?? ''), after) }
}

/** The units that words begin with: “市交通运输局、市商务局研究提出方案” begins with two. */
function leadingUnits(words: string): string[] {
  const units: string[] = []
  for (const part of words.split('、')) {
    let length = part.length
    while (length > 1 && !isUnitName(part.slice(0, length))) length -= 1
    if (length <= 1) break
    units.push(part.slice(0, length))
    if (length < part.length) break
  }
  return units
}

/** “由A会同B组织”: A leads. */
function rolesOfList(words: string, units: string[]): Roles {
  const [first = '', others] = words.split('会同')
  const lead = namesIn(first)
  const support = others === undefined ? null : namesIn(others)
  return lead && support ? { ...noRoles(), lead, support } : { ...noRoles(), responsible: units }
}

/** What is to be done: the verb with the words after it, or with those that lead up to “由”. */
function workBy(text: string, by: number, verb: string, after: string): string {
  const object = /^[^，,]{4,48}/.exec(after)?.[0]
  if (object) return verb + object
  const before = /[^，,]{4,48}$/.exec(text.slice(0, by))?.[0]
  if (before) return (verb || (/^[^，,]{1,3}/.exec(after)?.[0] ?? '')) + before
  const next = /^[，,]?(?:[^，,]{2,60}(?:配合|参加|参与|协助|协办)[，,])?([^，,]{4,48})/.exec(after)?.[1]
  return next ?? firstWords(text)
}

/** Who the sentence begins with: “各县（市、区）卫生健康部门应……，由……” */
const SUBJECT = /^(?<units>[^，,。；;：:“”]{3,60}?)(?:应当?|要)(?=[对将把按及组])/

/** “A牵头，B、C配合，建立……” without what is to be done: the comma clauses up to the last role word. */
function upToObject(text: string): string {
  const parts = text.split(/[，,]/)
  let last = 0
  parts.forEach((part, index) => {
    if (index > 0 && /(?:配合|参加|参与|协助|负责|分工负责|落实|协办)$/.test(part)) last = index
  })
  return parts.slice(0, last + 1).join('，')
}

function takesLead({ text, inReport }: Clause): Said | null {
  const match = inReport ? null : TAKES_LEAD.exec(text)
  const units = namesIn(match?.groups?.units ?? '')
  return match && units ? { roles: { ...noRoles(), lead: units }, title: firstWords(text.slice(match[0].length)) } : null
}

/** “市能源局会同市发展改革委对……开展评估”: the first leads. */
function togetherWith({ text, inReport }: Clause): Said | null {
  const match = inReport ? null : TOGETHER.exec(text)
  const lead = namesIn(match?.groups?.units ?? '')
  const support = namesIn(match?.groups?.others ?? '')
  if (!match || !lead?.every(isOwnName) || !support) return null
  return { roles: { ...noRoles(), lead, support }, title: firstWords(text.slice(match[0].length)) }
}

function answers({ text, inReport }: Clause): Said | null {
  if (inReport) return null
  for (const part of partsOf(text)) {
    const match = ANSWERS.exec(part)
    const units = namesIn(match?.groups?.units ?? '')
    if (!match || !units || units.some((unit) => STANDING.test(unit) && !OFFICE_OF_A_UNIT.test(unit))) continue
    return { roles: { ...noRoles(), responsible: units }, title: firstWords(match.groups?.what ?? part) }
  }
  return null
}

/** The clause from each comma on: a subject may stand after one. */
function partsOf(text: string): string[] {
  const parts = [text]
  for (const comma of text.matchAll(/[，,]/g)) parts.push(text.slice(comma.index + 1))
  return parts
}

function responsibleBy({ text, inReport }: Clause, pattern: RegExp, accept: (name: string) => boolean = () => true): Said | null {
  const match = inReport ? null : pattern.exec(text)
  const units = namesIn(match?.groups?.units ?? '')
  if (!match || !units || units.some((unit) => STANDING.test(unit) || !accept(unit))) return null
  const after = text.slice(match.index + match[0].length).replace(/^[^，,]{0,3}[，,]/, '')
  return { roles: { ...noRoles(), responsible: units }, title: after.length > 4 ? firstWords(after) : firstWords(text) }
}

/** The units a stretch of words consists of; null when anything else stands in it. “A与B签订” names A. */
function namesIn(words: string): string[] | null {
  if (words === '' || words.startsWith('由')) return null
  const list = words.replace(/(?:要|应当?|需|须|共同|分别|负责|统一|具体)+$/, '')
  const names = splitUnits(list)
  if (names.length > 0 && names.every(isUnitName)) return names
  const [first] = list.split(/与|会同/)
  return first && first !== list && isUnitName(first) ? [first] : null
}

function firstWords(text: string): string {
  return /^[^，,]{2,48}/.exec(text.replace(/^(?:要|应当?|切实)?/, ''))?.[0] ?? text.slice(0, 30)
}
