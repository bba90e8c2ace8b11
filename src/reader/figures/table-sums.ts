import { addAll } from '../text/add-all.ts'
import type { FoundAmount } from '../text/amounts.ts'
import type { DocumentPart } from '../documents/documents.ts'
import type { Flow } from '../text/flow.ts'
import type { Claim } from './claim.ts'
import { meets, slackOf } from './verdict.ts'

/** A cell of a table: its words and their place in `clean`. */
type TableCell = { text: string; from: number }

const TOTAL = /^(?:合计|总计|共计|总数|小计)(?:[（(][^（）()]{1,6}[）)])?$/
/** Rows and columns whose numbers are no parts: shares, ranks, numbers of rows, what is among something else. */
const NO_PART = /率|比|序号|编号|位次|排名|名次|年份|其中|增[长减幅速]|[%％]/
const NUMBER = /^(?:\d{1,3}(?:[,，]\d{3})+|\d{1,12})(?:\.\d{1,4})?$/
const EMPTY = /^[-—–\/／]{0,3}$/
const FEWEST_PARTS = 2
const MOST_ROWS = 500
const MOST_COLUMNS = 40

/**
 * Sums of tables: a row 合计 under, or over, the rows it is the sum of, or a column 合计 of the columns beside it.
 *
 * A total that does not come out is called wrong only where two others of the same table do, so that nobody doubts what is added up.
 */
export function tableSumsIn(flow: Flow, { first, last }: DocumentPart): Claim[] {
  const claims: Claim[] = []
  for (let block = first; block < last; block += 1) {
    if (!flow.blocks[block]?.row) continue
    const rows: TableCell[][] = []
    const width = cellsOf(flow, block).length
    for (; block < last && rows.length < MOST_ROWS; block += 1) {
      const cells = flow.blocks[block]?.row ? cellsOf(flow, block) : []
      if (cells.length !== width || width < 2 || width > MOST_COLUMNS) break
      // A row without numbers under rows with numbers heads the next table.
      if (rows.length > 1 && rows.at(-1)?.some(isNumber) && !cells.some(isNumber)) break
      rows.push(cells)
    }
    if (rows.length > FEWEST_PARTS) addAll(claims, [...sumsOf(rows), ...sumsOf(turned(rows))])
    if (rows.length > 0) block -= 1
  }
  return claims
}

function cellsOf(flow: Flow, index: number): TableCell[] {
  const { from = 0, to = 0 } = flow.blocks[index] ?? {}
  let at = from
  return flow.clean.slice(from, to).split('\t').map((text) => {
    const cell = { text, from: at }
    at += text.length + 1
    return cell
  })
}

function turned(rows: readonly TableCell[][]): TableCell[][] {
  return (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row[column] ?? []))
}

function sumsOf(rows: readonly TableCell[][]): Claim[] {
  const at = rows.findIndex((row) => row.slice(0, 2).some(({ text }) => TOTAL.test(text)))
  const total = rows[at]
  // Of two totals each is the sum of other rows; which, nobody says.
  if (!total || rows.filter((row) => row.slice(0, 2).some(({ text }) => TOTAL.test(text))).length > 1) return []
  const header = rows[at === 0 ? -1 : 0]
  const parts = at <= 1 ? rows.slice(at + 1) : rows.slice(1, at)
  if (parts.length < FEWEST_PARTS || parts.some((row) => row.slice(0, 2).some(({ text }) => NO_PART.test(text)))) return []
  const claims = total.flatMap((cell, column) => (header && NO_PART.test(header[column]?.text ?? '') ? [] : columnSum(cell, parts.flatMap((row) => row[column] ?? [])) ?? []))
  const agreeing = claims.filter(meets).length
  return claims.flatMap((claim) => (meets(claim) ? [claim] : agreeing >= 2 && agreeing >= claims.length - 1 ? [{ ...claim, sure: true }] : []))
}

function columnSum(total: TableCell, parts: readonly TableCell[]): Claim | null {
  const claimed = numberOf(total)
  const operands = parts.flatMap((cell) => numberOf(cell) ?? [])
  if (!claimed || operands.length < FEWEST_PARTS || operands.length + parts.filter(({ text }) => EMPTY.test(text)).length < parts.length) return null
  const computed = Math.round(operands.reduce((sum, { value }) => sum + value, 0) * 1e6) / 1e6
  const slack = operands.reduce((sum, operand) => sum + slackOf(operand), 0)
  return {
    relation: 'sum', claimed, operands, computed, low: computed - slack, high: computed + slack, rule: '+', sure: false, place: { from: claimed.from, to: claimed.to },
  }
}

function isNumber({ text }: TableCell): boolean {
  return NUMBER.test(text)
}

function numberOf({ text, from }: TableCell): FoundAmount | null {
  if (!NUMBER.test(text)) return null
  const plain = text.replace(/[,，]/g, '')
  const point = plain.indexOf('.')
  return { from, to: from + text.length, text, value: Number(plain), unit: '', second: null, decimals: point < 0 ? 0 : plain.length - point - 1 }
}
