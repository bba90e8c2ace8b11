import { rolesIn } from '../roles.ts'
import { isOwnName } from '../unit-names.ts'
import { namesNobody } from '../words.ts'
import type { Annotation } from '../roles.ts'
import type { Found, TaskParser } from './found.ts'

const PAIRS: Record<string, string> = { '（': '）)', '(': ')）', '［': '］]', '[': ']］', '【': '】', '〔': '〕' }
const BRACKET = /[（(［[【〔）)］\]】〕]/g
const LONGEST = 600
const WORTH_A_LOOK = /牵头|负责|配合|单位|部门|主办|落实|局|委|办|政府|中心/
const NOT_AN_ASSIGNMENT = /解读|解释|以下简称|以下统称|试用期|见附件|详见|网络版|此件|联系人|电话|签字|盖章|担任|兼任/

/** （市科技局牵头，市财政局配合） at the end of a sentence or paragraph, in brackets of any kind. */
export const parseBrackets: TaskParser = ({ flow, known }) => {
  const found: Found[] = []
  flow.blocks.forEach((block, index) => {
    if (block.row) return
    for (const [from, to] of bracketsIn(flow.clean, block.from, block.to)) {
      const words = flow.clean.slice(from + 1, to - 1)
      if (words.length < 3 || !(WORTH_A_LOOK.test(words) || known.has(words)) || NOT_AN_ASSIGNMENT.test(words)) continue
      const annotation = rolesIn(words, known)
      const confidence = trust(annotation, words, closes(flow.clean, block.from, block.to, from, to), known)
      if (confidence === null) continue
      found.push({ form: confidence < 0.5 ? 'unclear' : 'bracket', block: index, from, to, roles: annotation.roles, dueText: annotation.dueText, confidence })
    }
  })
  return found
}

/** Outermost brackets of a paragraph, as places in `clean`. */
function bracketsIn(clean: string, start: number, end: number): [number, number][] {
  const pairs: [number, number][] = []
  const open: { at: number; close: string }[] = []
  for (const match of clean.slice(start, end).matchAll(BRACKET)) {
    const at = start + match.index
    const mark = match[0]
    const close = PAIRS[mark]
    if (close) open.push({ at, close })
    else {
      // A bracket closed by another kind (typing slips) closes the innermost one of its kind.
      let depth = open.length - 1
      while (depth >= 0 && !open[depth]?.close.includes(mark)) depth -= 1
      if (depth < 0) continue
      const from = open[depth]?.at ?? at
      open.length = depth
      if (depth === 0 && at - from <= LONGEST) pairs.push([from, at + 1])
    }
  }
  return pairs
}

type Place = 'closes' | 'after a sentence' | 'before a comma' | 'inside'

function closes(clean: string, start: number, end: number, from: number, to: number): Place {
  const before = from > start ? (clean[from - 1] ?? '') : ''
  const after = to < end ? (clean[to] ?? '') : ''
  if (after === '' || (/[。；;]/.test(after) && to + 1 >= end)) return 'closes'
  if (before === '' || /[。；;！：:]/.test(before) || /[。；;]/.test(after)) return 'after a sentence'
  return /[，,、]/.test(after) ? 'before a comma' : 'inside'
}

/** How far the inside of a bracket is an assignment; null when it is none. */
function trust({ roles, explicit, certainty, rest }: Annotation, words: string, place: Place, known: ReadonlySet<string>): number | null {
  if (place === 'inside') return null
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
