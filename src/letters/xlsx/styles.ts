/** Fonts, borders and the formats that `STYLE` names, in its order. Black on white: a ledger is printed and copied. */
const FONTS = [
  font('宋体', 10),
  font('方正小标宋简体', 20),
  font('仿宋', 11),
  font('黑体', 10),
]
const THIN = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="FF000000"/></${side}>`).join('')

/** The number of a format for days, the first that a workbook may choose for itself. */
const DAY_FORMAT = 164

const FORMATS = [
  format({}),
  format({ font: 1, across: 'center' }),
  format({ font: 2 }),
  format({ font: 2, across: 'right' }),
  format({ font: 3, across: 'center', bordered: true }),
  format({ bordered: true }),
  format({ across: 'center', bordered: true }),
  format({ across: 'center', bordered: true, number: DAY_FORMAT }),
  format({ across: 'center', bordered: true }),
  format({ bordered: true, kept: true }),
  format({ across: 'center', bordered: true, kept: true }),
  format({}),
]

export const STYLES_XML = [
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<numFmts count="1"><numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts>`,
  `<fonts count="${FONTS.length}">${FONTS.join('')}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${THIN}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${FORMATS.length}">${FORMATS.join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')

function font(name: string, points: number): string {
  return `<font><sz val="${points}"/><name val="${name}"/><charset val="134"/></font>`
}

type Format = { font?: number; across?: 'center' | 'right'; bordered?: true; number?: number; /** words stay words when someone edits the cell */ kept?: true }

function format({ font: fontId = 0, across, bordered, number = 0, kept }: Format): string {
  const applied = `${number === 0 ? '' : ' applyNumberFormat="1"'}${fontId === 0 ? '' : ' applyFont="1"'}${bordered ? ' applyBorder="1"' : ''}${kept ? ' quotePrefix="1"' : ''}`
  return `<xf numFmtId="${number}" fontId="${fontId}" fillId="0" borderId="${bordered ? 1 : 0}" xfId="0"${applied} applyAlignment="1"><alignment${across ? ` horizontal="${across}"` : ''} vertical="center" wrapText="1"/></xf>`
}
