import { rolesIn } from '../roles.ts'
import { isUnitName, splitUnits } from '../unit-names.ts'
import { fieldKind, LABEL, namesNobody } from '../words.ts'
import type { FieldKind } from '../words.ts'
import type { Found, Scene, TaskParser } from './found.ts'

const AT_START = new RegExp(`^(?:\\*{1,2}|[—\\-◆●■▲·•])?${LABEL}`)
const INSIDE = new RegExp(LABEL, 'g')
const LONGEST = 690

/**
 * Lines with labels — 责任单位：…, 牵头单位：…, 配合单位：…, 完成时限：… — in any order, in one paragraph or several, the units of one label
 * over several lines.
 */
export const parseLines: TaskParser = (scene) => {
  const { flow, known } = scene
  const found: Found[] = []
  for (let index = 0; index < flow.blocks.length; index += 1) {
    const block = flow.blocks[index]
    if (!block || block.row) continue
    const text = flow.clean.slice(block.from, block.to)
    const label = firstLabel(text)
    if (label < 0) continue
    const last = label === 0 || endsWithLabels(text, label) ? lastParagraph(scene, index, label) : index
    const from = block.from + label
    const to = last === index ? from + annotationLength(text.slice(label)) : (flow.blocks[last]?.to ?? block.to)
    const words = flow.clean.slice(from, Math.min(to, from + LONGEST)).replaceAll('\n', '；')
    const annotation = rolesIn(words, known)
    index = last
    if (namesNobody(annotation.roles)) {
      if (annotation.dueText !== null) deadlineFor(found, index, annotation.dueText)
      else if (!/附件|附表|附后|另行/.test(words)) found.push(unclear(index, from, to, annotation))
      continue
    }
    found.push({ form: 'line', block: index, from, to, roles: annotation.roles, dueText: annotation.dueText, confidence: 0.8 + 0.18 * annotation.certainty })
  }
  return found
}

/** Where the first label of a paragraph stands: at its start or after a full stop; -1 when there is none. */
function firstLabel(text: string): number {
  const start = AT_START.exec(text)
  if (start) return 0
  if (!text.includes('：') && !text.includes(':')) return -1
  for (const match of text.matchAll(INSIDE)) {
    if (/[。；;！）)\]］*]/.test(text[match.index - 1] ?? '') && fieldKind(match[1] ?? '') !== 'due' && !inBracket(text, match.index)) return match.index
  }
  return -1
}

/** What stands in a bracket is the bracket's to read. */
function inBracket(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 600), at)
  return (before.match(/[（([［【]/g)?.length ?? 0) > (before.match(/[）)\]］】]/g)?.length ?? 0)
}

function endsWithLabels(text: string, label: number): boolean {
  return annotationLength(text.slice(label)) >= text.length - label - 1
}

/** Length of the labelled fields at the start of `text`: to the full stop after which no label follows. */
function annotationLength(text: string): number {
  let at = 0
  for (;;) {
    const stop = text.indexOf('。', at)
    if (stop < 0) return text.length
    if (!AT_START.test(text.slice(stop + 1, stop + 20))) return stop + 1
    at = stop + 1
  }
}

/** The paragraph with which the fields that begin in paragraph `first` end. */
function lastParagraph({ flow }: Scene, first: number, label: number): number {
  const seen = new Set<FieldKind>()
  let last = first
  let text = flow.clean.slice((flow.blocks[first]?.from ?? 0) + label, flow.blocks[first]?.to)
  for (;;) {
    for (const match of text.matchAll(INSIDE)) {
      const kind = fieldKind(match[1] ?? '')
      if (kind) seen.add(kind)
    }
    const next = flow.blocks[last + 1]
    if (!next || next.row || next.to - next.from > LONGEST) return last
    const words = flow.clean.slice(next.from, next.to)
    const start = AT_START.exec(words)
    const kind = start ? fieldKind(start[1] ?? '') : null
    const goesOn = kind ? !seen.has(kind) : isListOfUnits(words) && /[：:、，,]$|[局委办部院心府司会]$/.test(text)
    if (!goesOn) return last
    last += 1
    text = words
  }
}

function isListOfUnits(words: string): boolean {
  if (words.length > 300 || /[：:；;]|。./.test(words)) return false
  const names = splitUnits(words.replace(/。$/, ''))
  return names.length > 0 && names.every(isUnitName)
}

/** A deadline on a line of its own belongs to the assignment directly above it. */
function deadlineFor(found: Found[], block: number, dueText: string): void {
  const above = found.at(-1)
  if (above && above.block === block - 1) above.dueText ??= dueText
}

function unclear(block: number, from: number, to: number, { roles }: ReturnType<typeof rolesIn>): Found {
  return { form: 'unclear', block, from, to, roles, dueText: null, confidence: 0.3 }
}
