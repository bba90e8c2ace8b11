import type { Block, Flow } from '../text/flow.ts'
import { rolesIn } from '../roles/index.ts'
import type { FieldKind } from '../units/words.ts'

/** A cell of a table row: its words and their place in `clean`. */
export type CellText = { text: string; from: number; to: number }

export function cellsOf(flow: Flow, block: Block): CellText[] {
  let at = block.from
  return flow.clean.slice(block.from, block.to).split('\t').map((text) => {
    const from = at
    at += text.length + 1
    return { text, from, to: from + text.length }
  })
}

/**
 * The cells of a row under their columns. Where a page's merged cells are lost, the row below them begins too far left and is filled up with
 * blanks: then its units stand before their column.
 *
 * @example inColumns(['清理证明', '市司法局', ''], ['task', 'other', 'responsible']) // ['', '清理证明', '市司法局']
 */
export function inColumns(cells: readonly CellText[], kinds: readonly FieldKind[]): readonly CellText[] {
  const last = cells.findLastIndex(({ text }) => text !== '')
  const blanks = cells.length - 1 - last
  if (blanks === 0 || last < 1 || cells.length !== kinds.length || kinds.some((kind, at) => isUnits(kind) && cells[at]?.text !== '')) return cells
  const moved = [...cells.slice(last + 1), ...cells.slice(0, last + 1)]
  const units = moved.filter(({ text }, at) => text !== '' && isUnits(kinds[at] ?? 'other'))
  return units.length > 0 && units.every(({ text }) => text.length <= 80 && !/[。；]/.test(text) && rolesIn(`责任单位：${text}`).certainty === 1) ? moved : cells
}

export function isUnits(kind: FieldKind): kind is 'lead' | 'support' | 'responsible' {
  return kind === 'lead' || kind === 'support' || kind === 'responsible'
}
