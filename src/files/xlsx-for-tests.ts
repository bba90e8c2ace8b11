import { strToU8, zipSync } from 'fflate'

/** A cell: words, or a number with the code or number of its format, or a formula's saved value. */
export type CellOfTest = string | { number: number; format?: string | number } | { formula: string; value: string | number } | null
export type SheetOfTest = {
  name: string
  rows: CellOfTest[][]
  merges?: string[]
  hidden?: boolean
  /** Numbers of hidden rows and columns, from 1. */
  hiddenRows?: number[]
  hiddenColumns?: number[]
  header?: string
}

const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** A workbook made by hand, with shared strings as Excel writes them. */
export function workbookOf(sheets: readonly SheetOfTest[], options: { from1904?: boolean; more?: Record<string, string> } = {}): Uint8Array {
  const strings: string[] = []
  const formats: (string | number)[] = [0]
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': relationships([['w', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}">${options.from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
      .map(({ name, hidden }, at) => `<sheet name="${name}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="s${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, at) => [`s${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['strings', 'sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles', '/xl/styles.xml'],
    ]),
  }
  sheets.forEach((sheet, at) => (parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, strings, formats)))
  parts['xl/sharedStrings.xml'] = `<sst xmlns="${SHEETS}">${strings.map((one) => `<si><t xml:space="preserve">${escaped(one)}</t></si>`).join('')}</sst>`
  parts['xl/styles.xml'] = stylesXml(formats)
  return zipSync(Object.fromEntries(Object.entries({ ...parts, ...options.more }).map(([name, xml]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)])))
}

function sheetXml({ rows, merges = [], hiddenRows = [], hiddenColumns = [], header }: SheetOfTest, strings: string[], formats: (string | number)[]): string {
  const places = new Map(strings.map((words, at) => [words, at]))
  const cellXml = (cell: CellOfTest, reference: string): string => {
    if (cell === null) return `<c r="${reference}"/>`
    if (typeof cell === 'string') {
      const place = places.get(cell) ?? strings.push(cell) - 1
      places.set(cell, place)
      return `<c r="${reference}" t="s"><v>${place}</v></c>`
    }
    if ('formula' in cell) return `<c r="${reference}"${typeof cell.value === 'string' ? ' t="str"' : ''}><f>${escaped(cell.formula)}</f><v>${escaped(String(cell.value))}</v></c>`
    const style = cell.format === undefined ? 0 : formats.indexOf(cell.format) > 0 ? formats.indexOf(cell.format) : formats.push(cell.format) - 1
    return `<c r="${reference}" s="${style}"><v>${cell.number}</v></c>`
  }
  const columns = hiddenColumns.map((one) => `<col min="${one}" max="${one}" width="9" hidden="1"/>`).join('')
  const data = rows.map((cells, at) => `<row r="${at + 1}"${hiddenRows.includes(at + 1) ? ' hidden="1"' : ''}>${cells.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`)).join('')}</row>`)
  const joined = merges.length > 0 ? `<mergeCells>${merges.map((one) => `<mergeCell ref="${one}"/>`).join('')}</mergeCells>` : ''
  const margins = header === undefined ? '' : `<headerFooter><oddHeader>${escaped(header)}</oddHeader></headerFooter>`
  return `<worksheet xmlns="${SHEETS}">${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${data.join('')}</sheetData>${joined}${margins}</worksheet>`
}

function stylesXml(formats: readonly (string | number)[]): string {
  const own = formats.map((format, at) => (typeof format === 'string' ? `<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>` : '')).join('')
  const used = formats.map((format, at) => `<xf numFmtId="${typeof format === 'string' ? 200 + at : format}"/>`).join('')
  return `<styleSheet xmlns="${SHEETS}"><numFmts>${own}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${used}</cellXfs></styleSheet>`
}

function relationships(all: readonly (readonly [id: string, kind: string, target: string])[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
