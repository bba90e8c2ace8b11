import { strToU8, zipSync } from 'fflate'

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const MORE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'

/** A small Word document, made by hand: paragraphs, a list Word would number itself, a table. */
export function docxOf({ paragraphs = [], numbered = [], table = [] }: { paragraphs?: string[]; numbered?: string[]; table?: string[][] }): Uint8Array {
  const rows = table.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')
  const list = '<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
  const body = [...paragraphs.map((words) => paragraph(words)), ...numbered.map((words) => paragraph(words, list)), table.length > 0 ? `<w:tbl>${rows}</w:tbl>` : '']
  return docxWith({ body: body.join(''), numbering: listXml([['decimal', '%1.']]) })
}

/** A paragraph with what stands in its `<w:pPr>`. */
export function paragraph(words: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
}

/** The list 1 of a document, level by level: kind of number and pattern. */
export function listXml(levels: readonly (readonly [kind: string, pattern: string, more?: string])[]): string {
  const all = levels.map(([kind, pattern, more = ''], at) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${kind}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`)
  return `<w:abstractNum w:abstractNumId="0">${all.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
}

export type DocxParts = { body: string; numbering?: string; styles?: string; footnotes?: string; header?: string }

/** A Word document from the XML inside its parts. */
export function docxWith({ body, numbering, styles, footnotes, header }: DocxParts): Uint8Array {
  const given = [
    ['numbering', 'numbering', numbering], ['styles', 'styles', styles], ['footnotes', 'footnotes', footnotes], ['header1', 'hdr', header],
  ] as const
  const parts = given.filter(([, , xml]) => xml !== undefined)
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${WORD} ${MORE}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${parts.map(([name], at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/${name.replace(/\d$/, '')}" Target="${name}.xml"/>`).join('')}</Relationships>`,
  }
  for (const [name, element, xml = ''] of parts) files[`word/${name}.xml`] = `<w:${element} ${WORD} ${MORE}>${xml}</w:${element}>`
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)])))
}
