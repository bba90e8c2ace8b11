import { rolesIn } from '../roles/index.ts'
import { isOwnName } from '../units/unit-names.ts'
import { namesNobody } from '../units/words.ts'
import type { Annotation } from '../roles/index.ts'
import type { Found, TaskParser, TaskScene } from './found.ts'
import { wordsOf } from './words-of.ts'

/** Brackets of one kind, of whatever width, have one number; that of closing ones is negative. */
const BRACKETS = new Int8Array(0x10000)
for (const [kind, [opens, closes]] of [['（(', '）)'], ['［[', '］]'], ['【', '】'], ['〔', '〕']].entries()) {
  for (const mark of opens ?? '') BRACKETS[mark.charCodeAt(0)] = kind + 1
  for (const mark of closes ?? '') BRACKETS[mark.charCodeAt(0)] = -kind - 1
}
/** An annotation whose bracket was never closed is taken to the paragraph's end, if it is no longer than this. */
const LONGEST_OPEN = 240
const LONGEST = 600
const WORTH_A_LOOK = /牵头|负责|配合|单位|部门|主办|落实|[局委办厅部院会社队署行团镇乡]|政府|中心|公司|街道|海关|妇联/
const NOT_AN_ASSIGNMENT = /解读|解释|以下简称|以下统称|试用期|见附件|详见|网络版|此件|联系人|电话|签字|盖章|担任|兼任/

/** （市科技局牵头，市财政局配合） at the end of a sentence or paragraph, in brackets of any kind. */
export const parseBrackets: TaskParser = (scene) => {
  const { blocks, clean } = scene.flow
  const found: Found[] = []
  const opens = /[（(［[【〔]/g
  let next = opens.exec(clean)?.index ?? clean.length
  for (const { first, last, told } of scene.parts) {
    for (let index = first; index < last; index += 1) {
      const block = blocks[index]
      if (!block || block.to <= next) continue
      if (block.row === null) readBlock(scene, index, told, found)
      opens.lastIndex = block.to
      next = opens.exec(clean)?.index ?? clean.length
    }
  }
  return found
}

function readBlock({ flow, known }: TaskScene, index: number, inReport: boolean, found: Found[]): void {
  const block = flow.blocks[index]
  if (!block) return
  const { clean } = flow
  for (const [from, to] of bracketsIn(clean, block.from, block.to)) {
    const inner = (BRACKETS[clean.charCodeAt(to - 1)] ?? 0) < 0 ? to - 1 : to
    if (inner - from < 4) continue
    const plain = clean.slice(from + 1, inner)
    if (!(WORTH_A_LOOK.test(plain) || known.has(plain)) || NOT_AN_ASSIGNMENT.test(plain)) continue
    const annotation = rolesIn(wordsOf(flow, from + 1, inner), known)
    const place = placeOf(clean, block.from, block.to, from, to)
    const confidence = trust(annotation, plain, place, known)
    if (confidence === null || ((!annotation.explicit || place === 'inside' || place === 'before a comma') && (inReport || namesBefore(clean, block.from, from)))) continue
    found.push({ form: confidence < 0.5 ? 'unclear' : 'bracket', block: index, from, to, roles: annotation.roles, dueText: annotation.dueText, confidence })
  }
}

/** “市财政局（市国资委）”, “成员单位（市教育局、市财政局）”: the bracket belongs to the name before it. */
function namesBefore(clean: string, start: number, at: number): boolean {
  return /(?:局|委|办|厅|部|院|会|部门|单位|机构|机关|小组|专班|中心|公司|政府|成员|责任人|人员|同志|领导|班子|主体|企业|学校|地区|县区|区域|范围|试点|平台)$/.test(clean.slice(Math.max(start, at - 6), at))
}

/** Outermost brackets of a paragraph, as places in `clean`. */
function bracketsIn(clean: string, start: number, end: number): [number, number][] {
  const pairs: [number, number][] = []
  const open: number[] = []
  for (let at = start; at < end; at += 1) {
    const kind = BRACKETS[clean.charCodeAt(at)] ?? 0
    if (kind === 0) continue
    if (kind > 0) {
      open.push(at)
      continue
    }
    // A bracket closed by another kind (typing slips) closes the innermost one of its kind.
    let depth = open.length - 1
    while (depth >= 0 && BRACKETS[clean.charCodeAt(open[depth] ?? at)] !== -kind) depth -= 1
    if (depth < 0) continue
    const from = open[depth] ?? at
    open.length = depth
    if (depth === 0 && at - from <= LONGEST) pairs.push([from, at + 1])
  }
  const unclosed = open[0]
  if (unclosed !== undefined && open.length === 1 && end - unclosed <= LONGEST_OPEN) pairs.push([unclosed, end])
  return pairs
}

type Place = 'closes' | 'after a sentence' | 'before a comma' | 'inside'

function placeOf(clean: string, start: number, end: number, from: number, to: number): Place {
  const before = from > start ? (clean[from - 1] ?? '') : ''
  const after = to < end ? (clean[to] ?? '') : ''
  if (after === '' || (/[。；;.]/.test(after) && to + 1 >= end)) return 'closes'
  if (before === '' || /[。；;！：:]/.test(before) || /[。；;]/.test(after)) return 'after a sentence'
  return /[，,、]/.test(after) ? 'before a comma' : 'inside'
}

/** How far the inside of a bracket is an assignment; null when it is none. */
function trust({ roles, explicit, certainty, rest }: Annotation, words: string, place: Place, known: ReadonlySet<string>): number | null {
  // Inside a sentence a bracket explains its words; only what says a role in full, after words that are no body of people, assigns.
  if (place === 'inside') return explicit && certainty === 1 && rest === '' && /[：:]|牵头|配合/.test(words) && !namesNobody(roles) ? 0.7 : null
  const spare = rest.length / words.length
  if (explicit && !namesNobody(roles) && spare <= 0.4) {
    if (certainty >= 0.5) return place === 'before a comma' ? 0.8 : 0.9 + 0.08 * certainty
    if (place !== 'before a comma' && rest === '') return 0.6
  }
  if (explicit) return place === 'closes' && words.length <= 120 && /(?:牵头|负责|配合|落实)$|单位|部门/.test(words) ? 0.3 : null
  // A bare list of units answers for the sentence before it only when nothing but own names stands in it.
  if (place === 'before a comma' || certainty < 1 || rest !== '') return null
  const names = roles.responsible
  return names.length > 0 && names.some((name) => isOwnName(name) || known.has(name)) ? 0.75 : null
}
