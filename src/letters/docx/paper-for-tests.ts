import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

import type { Paper } from './paper.ts'
import { writeLetter } from './write-letter.ts'

/** A plain letter of the demonstration city; each test changes what it is about. */
export function paper(changes: Partial<Paper> = {}): Paper {
  return {
    layout: 'paper',
    mark: '河东市全面深化改革委员会办公室文件',
    number: '河改办发〔2023〕12号',
    signer: null,
    copyNumber: null,
    urgency: null,
    title: '关于第三季度领衔项目推进情况的通报',
    to: ['各县（市、区）人民政府', '市直各有关单位'],
    blocks: [{ kind: 'paragraph', text: '现将有关情况通报如下。' }],
    attachments: [],
    signature: { issuer: '市委改革办', date: '2023-09-05', seal: true },
    note: null,
    copies: [],
    printed: null,
    draft: false,
    demonstration: false,
    style: {},
    ...changes,
  }
}

export type Written = { document: string; styles: string; settings: string; fonts: string; core: string; names: string[]; of: (kind: 'header' | 'footer', type: 'default' | 'even' | 'first') => string }

/** The parts of a letter as written, each of them well-formed XML. */
export async function written(changes: Partial<Paper> = {}): Promise<Written> {
  const parts = unzipSync(await writeLetter(paper(changes)))
  const text = (name: string): string => {
    const part = parts[name]
    if (part === undefined) throw new Error(`no ${name} among ${Object.keys(parts).join(', ')}`)
    return strFromU8(part)
  }
  for (const name of Object.keys(parts)) wellFormed(name, text(name))
  const document = text('word/document.xml')
  const relations = text('word/_rels/document.xml.rels')
  return {
    document,
    styles: text('word/styles.xml'),
    settings: text('word/settings.xml'),
    fonts: text('word/fontTable.xml'),
    core: text('docProps/core.xml'),
    names: Object.keys(parts),
    of: (kind, type) => {
      const id = new RegExp(`<w:${kind}Reference w:type="${type}" r:id="(\\w+)"`).exec(document)?.[1] ?? ''
      const target = new RegExp(`<Relationship Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1]
      return target === undefined ? '' : text(`word/${target}`)
    },
  }
}

/** The paragraph in which these words stand, as XML. */
export function lineWith(xml: string, words: string): string {
  const found = paragraphs(xml).find((one) => wordsOf(one).includes(words))
  if (found === undefined) throw new Error(`no paragraph with ${words}`)
  return found
}

export function paragraphs(xml: string): string[] {
  return xml.match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>|<w:p\/>/gs) ?? []
}

/** What people read of a piece of XML; a break is a line feed, a tab a tab. */
export function wordsOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>|<w:tab\/>/g)].map(([whole, words]) => words ?? (whole === '<w:br/>' ? '\n' : '\t')).join('')
}

function wellFormed(name: string, xml: string): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw new Error(`${name}: ${error.message}`)
  })
  parser.write(xml).close()
}
