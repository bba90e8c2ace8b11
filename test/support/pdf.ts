import { gb18030Of } from './gb18030.ts'

/** Words at a place in points from the upper left corner of an A4 page; `spacing` sets characters apart, `turned` sets them upright. */
export type WordsOfTest = { words: string; x: number; y: number; size?: number; spacing?: number; turned?: boolean }
/** A page: its words and the lines drawn on it (x1, y1, x2, y2). */
export type PageOfTest = { words: WordsOfTest[]; lines?: [number, number, number, number][] }
/** How characters are coded: with a table of their own, by the name of a Chinese code, or so that nobody can tell. */
export type CodingOfTest = 'table' | 'gbk' | 'private' | 'japanese'

const HEIGHT = 842

/** A PDF made by hand, its font named but not brought along. */
export function pdfOf(pages: readonly PageOfTest[], { coding = 'table', encrypted = false }: { coding?: CodingOfTest; encrypted?: boolean } = {}): Uint8Array {
  const objects: (string | Uint8Array)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${7 + 2 * at} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${{ table: 'Identity-H', gbk: 'GBK-EUC-H', private: 'Identity-H', japanese: '90ms-RKSJ-H' }[coding]} /DescendantFonts [4 0 R]${coding === 'table' || coding === 'private' ? ' /ToUnicode 6 0 R' : ''} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (${{ table: 'Identity', gbk: 'GB1', private: 'Identity', japanese: 'Japan1' }[coding]}) /Supplement 0 >> /DW 1000 /W [1 127 500] /FontDescriptor 5 0 R >>`,
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange ${blocks(coding === 'private')} endcmap end end`,
    ),
  ]
  pages.forEach((page, at) => {
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${8 + 2 * at} 0 R >>`, stream(contentOf(page, coding)))
  })
  return assembled(objects, encrypted)
}

/** Every character stands for itself, or for a private one; 256 a range as the format wants it. */
function blocks(hidden: boolean): string {
  const high = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'))
  const range = (one: string): string => `<${one}00> <${one}ff> <${hidden ? 'e0' : one}00>`
  return [0, 1, 2].map((part) => high.slice(part * 100, part * 100 + 100)).map((some) => `${some.length} beginbfrange ${some.map(range).join(' ')} endbfrange`).join(' ')
}

function contentOf({ words, lines = [] }: PageOfTest, coding: CodingOfTest): string {
  const drawn = lines.map(([x1, y1, x2, y2]) => `${x1} ${HEIGHT - y1} m ${x2} ${HEIGHT - y2} l S`)
  const said = words.map(({ words: own, x, y, size = 12, spacing = 0, turned = false }) => {
    const hex = Buffer.from(coding === 'gbk' || coding === 'japanese' ? gb18030Of(own) : utf16(own)).toString('hex')
    return `BT /F1 ${size} Tf ${spacing} Tc ${turned ? '0 1 -1 0' : '1 0 0 1'} ${x} ${HEIGHT - y} Tm <${hex}> Tj ET`
  })
  return [...drawn, ...said].join('\n')
}

function utf16(words: string): Uint8Array {
  return Buffer.from(words, 'utf16le').swap16()
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function assembled(objects: readonly (string | Uint8Array)[], encrypted: boolean): Uint8Array {
  let file = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${String(object)}\nendobj\n`
    return place
  })
  const start = file.length
  const zeros = '0'.repeat(64)
  const protection = encrypted ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /O <${zeros}> /U <${zeros}> /P -4 >> /ID [<00> <00>]` : ''
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${protection} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
