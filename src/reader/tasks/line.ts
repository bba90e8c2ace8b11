import { labelsIn } from '../roles/labels.ts'
import type { FoundLabel } from '../roles/labels.ts'
import { rolesIn } from '../roles/index.ts'
import { isUnitName, splitUnits } from '../units/unit-names.ts'
import { namesNobody, namesUnits } from '../units/words.ts'
import { beginsRun, wordsOf } from './words-of.ts'
import type { Found, Scene, TaskParser } from './found.ts'

const LONGEST = 690
/** How far below an assignment, in paragraphs, its deadline may stand on a line of its own. */
const FARTHEST_DUE = 4

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
    const label = firstLabel(text, (at) => beginsRun(flow, block.from + at))
    if (label < 0) continue
    const last = label === 0 || endsWithLabels(text, label) ? lastParagraph(scene, index, label) : index
    const from = block.from + label
    const to = last === index ? from + annotationLength(text.slice(label)) : (flow.blocks[last]?.to ?? block.to)
    const annotation = rolesIn(wordsOf(flow, from, Math.min(to, from + LONGEST)).replaceAll('\n', '；'), known)
    const first = index
    index = last
    if (!namesUnits(annotation.roles) && (namesNobody(annotation.roles) || namesPersonsOnly(text.slice(label)))) {
      const words = flow.clean.slice(from, Math.min(to, from + LONGEST))
      if (annotation.dueText !== null) deadlineFor(found, first, annotation.dueText)
      else if (isAssignment(text.slice(label)) && !/附件|附表|附后|另行/.test(words)) found.push(unclear(index, from, to, annotation))
      continue
    }
    found.push({ form: 'line', block: index, from, to, roles: annotation.roles, dueText: annotation.dueText, confidence: 0.8 + 0.18 * annotation.certainty })
  }
  return found
}

/** Where the first label of a paragraph stands: at its start, after a full stop or after a blank; -1 when there is none. */
function firstLabel(text: string, afterBlank: (at: number) => boolean): number {
  if (!/[：:∶﹕】\]〕］]|——/.test(text)) return -1
  for (const { at, kind } of annotationLabels(text)) {
    const before = text.slice(Math.max(0, at - 2), at)
    if (at <= 2 && /^(?:\*{1,2}|[—\-◆●■▲·•★☆→])?$/.test(text.slice(0, at))) return 0
    if (kind !== 'due' && (/[。；;！）)\]］*】—–-]$/.test(before) || afterBlank(at)) && !inBracket(text, at)) return at
  }
  return -1
}

function annotationLabels(text: string): FoundLabel[] {
  return labelsIn(text, true).filter(({ kind }) => kind !== 'other')
}

/** What stands in a bracket is the bracket's to read. */
function inBracket(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 600), at)
  return (before.match(/[（([［【〔]/g)?.length ?? 0) > (before.match(/[）)\]］】〕]/g)?.length ?? 0)
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
    if (annotationLabels(text.slice(stop + 1, stop + 24))[0]?.at !== 0) return stop + 1
    at = stop + 1
  }
}

/** The paragraph with which the fields that begin in paragraph `first` end. */
function lastParagraph({ flow }: Scene, first: number, label: number): number {
  const seen = new Set<string>()
  let last = first
  let text = flow.clean.slice((flow.blocks[first]?.from ?? 0) + label, flow.blocks[first]?.to)
  for (;;) {
    for (const { word } of annotationLabels(text)) seen.add(word)
    const next = flow.blocks[last + 1]
    if (!next || next.row || next.to - next.from > LONGEST) return last
    const words = flow.clean.slice(next.from, next.to)
    const start = annotationLabels(words.slice(0, 60))[0]
    const goesOn = start && start.at <= 2 ? !seen.has(start.word) : isListOfUnits(words) && /[：:、，,]$|[局委办部院心府司会区县市镇]$/.test(text)
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

/** “负责人：张某” and “联系人” head lists of contacts; only a leader in so many words is made to answer for something. */
function namesPersonsOnly(text: string): boolean {
  return !/领导[）)]?[：:]/.test(text.slice(0, 40))
}

function isAssignment(text: string): boolean {
  return annotationLabels(text).some(({ kind }) => kind === 'lead' || kind === 'support' || kind === 'responsible')
}

/** A deadline on a line of its own belongs to the assignment above it that has none. */
function deadlineFor(found: Found[], block: number, dueText: string): void {
  const above = found.at(-1)
  if (above && block - above.block <= FARTHEST_DUE) above.dueText ??= dueText
}

function unclear(block: number, from: number, to: number, { roles }: ReturnType<typeof rolesIn>): Found {
  return { form: 'unclear', block, from, to, roles: { ...roles, leaders: [] }, dueText: null, confidence: 0.3 }
}
