export type { SheetCell } from './cell.ts'
export type { LedgerSheet, SheetColumn } from './sheet.ts'
export { writeWorkbook, XLSX_TYPE } from './workbook.ts'
