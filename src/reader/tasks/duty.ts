import type { Flow } from '../flow.ts'
import { numberingOf } from '../markers.ts'
import { sectionAt } from '../sections.ts'
import { isOwnName, isUnitName, splitUnits } from '../unit-names.ts'
import { noRoles } from '../words.ts'
import type { Found, TaskParser } from './found.ts'

const UNIT_THEN_DUTY = /^(.{2,40}?)[：:](.{5,})$/s
const NAMED_IN_HEADING = /^(.{2,40}?)[。：:](.{5,})$/s
const HEADED = /职责|分工|任务分解|责任/
const NOT_A_DUTY = /^(?:你|您|收悉|现将|经|同意|组长|成员|主任)/

/** Lists of what each department does: “市财政局：负责筹集、拨付……”, under 部门职责 or one after the other. */
export const parseDuties: TaskParser = ({ flow, sections, known }) => {
  const found: Found[] = []
  const duties = flow.blocks.map((block, index) => (block.row ? null : dutyIn(flow, index, known)))
  duties.forEach((duty, index) => {
    if (!duty) return
    const section = sectionAt(sections, index)
    const heading = section?.first === index ? section.parent?.section.heading : section?.section.heading
    const listed = duties[index - 1] !== null && duties[index - 1] !== undefined
    const goesOn = duties[index + 1] !== null && duties[index + 1] !== undefined
    const headed = HEADED.test(heading ?? '')
    if (!headed && !listed && !goesOn) return
    found.push({ ...duty, confidence: headed ? 0.92 : 0.8 })
  })
  return found
}

function dutyIn(flow: Flow, index: number, known: ReadonlySet<string>): Found | null {
  const block = flow.blocks[index]
  if (!block) return null
  const text = flow.clean.slice(block.from, Math.min(block.to, block.from + 700))
  const skip = numberingOf(text)?.length ?? 0
  const words = text.slice(skip)
  const match = UNIT_THEN_DUTY.exec(words) ?? (skip > 0 ? NAMED_IN_HEADING.exec(words) : null)
  if (!match) return null
  const [, names = '', duty = ''] = match
  const units = splitUnits(names)
  if (units.length === 0 || !units.every((name) => isUnitName(name) || known.has(name)) || !units.some((name) => isOwnName(name) || known.has(name))) return null
  if (NOT_A_DUTY.test(duty) || isList(duty)) return null
  const from = block.from + skip
  const dutyFrom = from + names.length + 1
  const title = /^[^；;。]{2,80}/.exec(duty)?.[0] ?? duty.slice(0, 40)
  const firstClause = /^[^，,；;。]{2,80}/.exec(title)?.[0] ?? title
  return {
    form: 'duty',
    block: index,
    from,
    to: dutyFrom + firstClause.length,
    roles: { ...noRoles(), responsible: units },
    dueText: null,
    confidence: 0.9,
    title: firstClause,
    body: [dutyFrom, block.to],
  }
}

/** A list of units or persons after the colon is a membership, not a duty. */
function isList(duty: string): boolean {
  const names = splitUnits(duty.replace(/[。；;]$/, ''))
  return names.length > 1 && names.filter(isUnitName).length * 2 >= names.length
}
