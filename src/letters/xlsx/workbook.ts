import { strToU8, Zip, ZipDeflate } from 'fflate'

import { escaped, type SheetCell } from './cell.ts'
import { headRows, printNames, rowXml, sheetBegin, sheetEnd, sheetName, type LedgerSheet } from './sheet.ts'
import { STYLES_XML } from './styles.ts'

/** A workbook that is being written. Rows are packed as they come: a ledger is never in memory as a whole, only its packed bytes. */
export type Writing = {
  /** Adds rows to the body; each in the order of the sheet's columns. */
  add: (rows: readonly (readonly SheetCell[])[]) => void
  /** The whole file. Nothing may be added afterwards. */
  finish: () => Uint8Array
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Quick, and within a tenth of the smallest. */
const PACKED = 4

export const XLSX_TYPE = `${TYPE}.sheet`

/** Begins an .xlsx of one ledger. */
export function writeWorkbook(sheet: LedgerSheet): Writing {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    packed.push(bytes)
  })
  const part = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: PACKED })
    zip.add(file)
    return file
  }
  const whole = (name: string, xml: string): void => part(name).push(strToU8(XML + xml), true)

  whole('[Content_Types].xml', CONTENT_TYPES)
  whole('_rels/.rels', relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]))
  whole('xl/_rels/workbook.xml.rels', relationships([['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'styles', 'styles.xml']]))
  whole('xl/styles.xml', STYLES_XML)
  const body = part('xl/worksheets/sheet1.xml')
  body.push(strToU8(XML + sheetBegin(sheet)))
  let last = headRows(sheet)
  return {
    add: (rows) => {
      const xml = rows.map((cells) => rowXml(sheet, (last += 1), cells))
      if (xml.length > 0) body.push(strToU8(xml.join('')))
    },
    finish: () => {
      body.push(strToU8(sheetEnd(sheet)), true)
      // Last, because what is printed ends with the last row.
      whole('xl/workbook.xml', workbookXml(sheet, last))
      zip.end()
      return Buffer.concat(packed)
    },
  }
}

const CONTENT_TYPES = [
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`,
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
].join('')

function workbookXml(sheet: LedgerSheet, last: number): string {
  return `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName(sheet))}" sheetId="1" r:id="rId1"/></sheets>${printNames(sheet, last)}</workbook>`
}

function relationships(all: readonly (readonly [id: string, kind: string, target: string])[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`
}
