import type { Block, Flow } from '../text/flow.ts'
import { rolesIn } from '../roles/index.ts'
import { fieldKind, namesNobody, noRoles } from '../units/words.ts'
import type { FieldKind } from '../units/words.ts'
import { peopleIn } from '../roles/posts.ts'
import type { Found, TaskParser } from './found.ts'
import { cellsOf, inColumns, isUnits } from './row-cells.ts'
import type { CellText } from './row-cells.ts'
import { groupOf, withGroup } from './row-groups.ts'
import type { Group } from './row-groups.ts'
import { wordsOf } from './words-of.ts'

/** Tables of tasks: a header that names a column of units, then a task a row. Empty unit cells repeat the row above, as merged cells do. */
export const parseRows: TaskParser = ({ flow }) => {
  const found: Found[] = []
  let columns: Column[] | null = null
  let above: Found | null = null
  let groups: Group[] = []
  for (let index = 0; index < flow.blocks.length; index += 1) {
    const block = flow.blocks[index]
    if (!block?.row) {
      groups = []
      if (!block || !headsNextRow(flow, index, columns)) columns = null
      continue
    }
    const cells = cellsOf(flow, block)
    const header = columnsOf(cells)
    if (header) {
      columns = columns && above === null && isSecondHeader(cells, columns) ? header.map((column, at) => underHeader(column, cells[at], columns?.[at])) : header
      above = null
      continue
    }
    if (!columns || cells.every((cell) => /^[-:—\s]*$/.test(cell.text))) continue
    const group = groupOf(cells, columns.map(({ kind }) => kind))
    if (group) {
      groups = withGroup(groups, group)
      continue
    }
    const row: Found | null = rowTask(flow, cells, columns, above, index, block)
    if (!row) continue
    if (groups.length > 0) row.under = groups.map(({ heading }) => heading)
    above = row
    found.push(row)
  }
  return found
}

const LONGEST_HEADING = 40

/** A heading that stood alone in its row has become a paragraph; the table goes on below it. */
function headsNextRow({ blocks }: Flow, index: number, columns: readonly Column[] | null): boolean {
  const [block, next] = [blocks[index], blocks[index + 1]]
  return columns !== null && block !== undefined && block.to - block.from <= LONGEST_HEADING && next?.row?.length === columns.length
}

type Column = { kind: FieldKind }

/** The second row of a header is blank under what reaches down from the first. */
function isSecondHeader(cells: readonly CellText[], columns: readonly Column[]): boolean {
  return cells.length === columns.length && cells.some(({ text }) => text === '')
}

function underHeader(column: Column, cell: CellText | undefined, above: Column | undefined): Column {
  return cell?.text === '' && above ? above : column
}

function columnsOf(cells: readonly CellText[]): Column[] | null {
  if (cells.some(({ text }) => text.length > 20)) return null
  const kinds = cells.map(({ text }) => fieldKind(text.replace(/\*/g, '')) ?? 'other')
  const units = kinds.some((kind) => isUnits(kind) || kind === 'leaders')
  return units && kinds.length > 1 ? kinds.map((kind) => ({ kind })) : null
}

function rowTask(flow: Flow, written: readonly CellText[], columns: Column[], above: Found | null, index: number, block: Block): Found | null {
  const cells = inColumns(written, columns.map(({ kind }) => kind))
  // A row shorter than its header has lost cells on the left, where merged cells stand.
  const shift = Math.max(0, columns.length - cells.length)
  const roles = noRoles()
  const places: CellText[] = []
  let dueText: string | null = null
  let title = ''
  let certainty = 1
  for (const [at, { kind }] of columns.slice(shift).entries()) {
    const cell = cells[at]
    if (!cell || cell.text === '') continue
    if (kind === 'task' && title === '') title = cell.text
    else if (kind === 'due') dueText = cell.text
    else if (kind === 'leaders') roles.leaders.push(...peopleIn(cell.text))
    if (isUnits(kind)) {
      places.push(cell)
      const said = rolesIn(`${LABEL_FOR[kind]}：${wordsOf(flow, cell.from, cell.to, true)}`)
      certainty = Math.min(certainty, said.certainty)
      for (const role of ['lead', 'support', 'responsible'] as const) roles[role].push(...said.roles[role])
      roles.local.push(...said.roles.local)
      roles.territory ??= said.roles.territory
      dueText ??= said.dueText
    }
  }
  if (title === '') title = cells.reduce((longest, { text }) => (text.length > longest.length && !places.some((place) => place.text === text) ? text : longest), '')
  if (title.length < 2 || /^\d*$/.test(title) || /^(?:合计|小计|备注)/.test(title)) return null
  const merged = namesNobody(roles) && above !== null
  const from = places[0]?.from ?? block.from
  const to = places.at(-1)?.to ?? block.to
  return {
    form: namesNobody(roles) && !merged ? 'unclear' : 'row',
    block: index,
    from,
    to,
    roles: merged ? above.roles : roles,
    dueText: dueText ?? (merged ? above.dueText : null),
    confidence: namesNobody(roles) && !merged ? 0.3 : merged ? 0.7 : 0.75 + 0.2 * certainty,
    title,
    body: [block.from, block.to],
  }
}

const LABEL_FOR = { lead: '牵头单位', support: '配合单位', responsible: '责任单位' } as const
