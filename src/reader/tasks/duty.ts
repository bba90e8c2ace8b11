import type { Flow } from '../text/flow.ts'
import { numberingOf } from '../documents/numbering.ts'
import { sectionAt } from '../documents/sections.ts'
import type { SectionPart } from '../documents/sections.ts'
import { isOwnName, isUnitName, splitUnits } from '../units/unit-names.ts'
import { noRoles } from '../units/words.ts'
import type { Found, Scene, TaskParser } from './found.ts'
import { isAssignable, isBody } from './running/assignable.ts'

const UNIT_THEN_DUTY = /^(.{2,60}?)(?:[：:]|——?|—)(.{5,})$/s
const NAMED_IN_HEADING = /^(.{2,40}?)。(.{5,})$/s
const HEADED = /职责|分工|任务分解|责任/
const NOT_A_DUTY = /^(?:你|您|收悉|现将|经|同意|组长|成员|主任|联系|电话|地址)/
/** “市财政局的主要职责：” */
const OWN_HEADING = /(?:的)?(?:主要|工作|部门|具体|履行(?:下列|以下)|承担(?:下列|以下))?(?:职责|任务|分工|职能)(?:任务|分工)?(?:是|为|如下|包括)?$/
/** A class of units that a list of duties may name: by level, by place or by function. */
const CLASS = /^各|^相关|(?:部门|政府|街道|街道办|办事处|乡镇|镇街|管委会|机关|单位|[县市区旗乡镇])(?:[（(][^（）()]{1,14}[）)])?$/
const LONGEST_HEADING = 60
/** A mark after the end of a name, or of “主要职责”. */
const MAY_NAME = /[局委办厅部院会府心司室站所队处科校园区县市州镇乡旗道）)门位关构行社团联协署馆责务工能是为括下等][：:。—*]/
const MAY_BE_NAME = /[局委办厅部院会府心司室站所队处科校园区县市州镇乡旗道）)门位关构行社团联协署馆责务工能是为括下等][：:。*]?$/
const FARTHEST = 40

/** A named unit at the head of a paragraph, before its context has been looked at. */
type Candidate = Found & { own: boolean; assigned: boolean }

/** Lists of what each department does: “市财政局：负责筹集、拨付……”, under 部门职责 or one after the other. */
export const parseDuties: TaskParser = (scene) => {
  const duties = scene.flow.blocks.map((block, index) => (block.row ? null : (dutyIn(scene.flow, index, scene.known) ?? headingOfDuties(scene, index))))
  return duties.flatMap((duty, index) => {
    if (!duty) return []
    const { own, assigned, ...found } = duty
    const headed = own || isHeaded(scene.sections, index)
    const listed = Boolean(duties[index - 1]) || Boolean(duties[index + 1])
    if (!headed && !listed) return []
    if (!assigned && !headed) return []
    return [{ ...found, confidence: headed ? 0.92 : 0.8 }]
  })
}

/** Whether a heading over paragraph `index` says that duties follow. */
function isHeaded(sections: readonly SectionPart[], index: number): boolean {
  let section = sectionAt(sections, index)
  if (section?.first === index) section = section.parent
  for (let above = section; above; above = above.parent) if (HEADED.test(above.section.heading)) return true
  return false
}

function dutyIn(flow: Flow, index: number, known: ReadonlySet<string>): Candidate | null {
  const block = flow.blocks[index]
  if (!block) return null
  if (!MAY_NAME.test(flow.clean.slice(block.from, Math.min(block.to, block.from + LONGEST_HEADING + 12)))) return null
  const text = flow.clean.slice(block.from, Math.min(block.to, block.from + 700))
  const skip = skipOf(text)
  const words = text.slice(skip)
  const match = UNIT_THEN_DUTY.exec(words) ?? (skip > 0 ? NAMED_IN_HEADING.exec(words) : null)
  if (!match) return null
  const [, names = '', duty = ''] = match
  const named = unitsNamed(names, known)
  if (!named || NOT_A_DUTY.test(duty) || isList(duty)) return null
  const from = block.from + skip
  const dutyFrom = block.from + skip + words.length - duty.length
  return { ...candidate(index, named, from, dutyFrom, firstClause(duty)), body: [dutyFrom, block.to] }
}

/** “（一）市财政局” or “市财政局职责：” alone on a line: what follows, down to the next of its kind, is the duty. */
function headingOfDuties({ flow, sections, known }: Scene, index: number): Candidate | null {
  const block = flow.blocks[index]
  const next = flow.blocks[index + 1]
  if (!block || !next || next.row || block.to - block.from > LONGEST_HEADING) return null
  const text = flow.clean.slice(block.from, block.to)
  if (!MAY_BE_NAME.test(text)) return null
  const skip = skipOf(text)
  const named = unitsNamed(text.slice(skip).replace(/[：:。]$/, ''), known)
  if (!named || !(named.own || (skip > 0 && isHeaded(sections, index)))) return null
  const duty = flow.clean.slice(next.from, next.to)
  const inner = skipOf(duty)
  const section = sectionAt(sections, index)
  const last = section?.first === index ? section.last : nextHeading(flow, index)
  const body: [number, number] = [next.from, flow.blocks[Math.max(index + 1, last - 1)]?.to ?? next.to]
  return { ...candidate(index, named, block.from + skip, block.from + skip, ''), to: block.to, title: firstClause(duty.slice(inner)), body }
}

/** The paragraph before which the duties under an unnumbered heading end. */
function nextHeading(flow: Flow, index: number): number {
  for (let at = index + 1; at < Math.min(flow.blocks.length, index + FARTHEST); at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row) return at
    const text = flow.clean.slice(block.from, Math.min(block.to, block.from + LONGEST_HEADING))
    if ((numberingOf(text)?.rank ?? 9) <= 5 || OWN_HEADING.test(text.replace(/[：:]$/, ''))) return at
  }
  return Math.min(flow.blocks.length, index + FARTHEST)
}

function skipOf(text: string): number {
  return numberingOf(text)?.length ?? (/^[—\-·•●■◆▲]{1,2}/.exec(text)?.[0].length ?? 0)
}

type Named = { units: string[]; own: boolean; assigned: boolean }

function unitsNamed(words: string, known: ReadonlySet<string>): Named | null {
  const own = OWN_HEADING.test(words)
  const names = splitUnits(words.replace(OWN_HEADING, '').replace(/[*“”"]/g, ''))
  const isKnown = (name: string) => known.has(name)
  if (names.length === 0 || !names.every((name) => isUnitName(name) || isKnown(name))) return null
  const units = names.filter((name) => isKnown(name) || (!isBody(name) && isAssignable(name)))
  if (!units.every((name) => isOwnName(name) || isKnown(name) || CLASS.test(name))) return null
  return units.length === 0 ? null : { units, own, assigned: units.some((name) => isOwnName(name) || isKnown(name)) }
}

function candidate(block: number, { units, own, assigned }: Named, from: number, dutyFrom: number, title: string): Candidate {
  return { form: 'duty', block, from, to: dutyFrom + title.length, roles: { ...noRoles(), responsible: units }, dueText: null, confidence: 0.9, title, own, assigned }
}

function firstClause(duty: string): string {
  const sentence = /^[^；;。\n]{2,80}/.exec(duty)?.[0] ?? duty.slice(0, 40)
  return /^[^，,；;。]{2,80}/.exec(sentence)?.[0] ?? sentence
}

/** A list of units or persons after the colon is a membership, not a duty. */
function isList(duty: string): boolean {
  const names = splitUnits(duty.replace(/[。；;]$/, ''))
  return names.length > 1 && names.filter(isUnitName).length * 2 >= names.length
}
