import { Packer, type Document } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

import { escaped } from '../xlsx/cell.ts'
import { offGrid } from './styles.ts'

const STYLES = 'word/styles.xml'
/** The first moment a zip can hold; made of its parts, so that it is the same bytes in every time zone. */
const SAME_TIME = new Date(1980, 0, 1, 0, 0, 0)

/**
 * A document as bytes that depend on nothing but what is in it: docx stamps the moment of writing into the properties and into
 * every entry of the archive, and the hash of an issued letter would not be the hash of its content.
 */
export async function bytesOf(document: Document, title: string, fontTable: string): Promise<Uint8Array> {
  const overrides = [
    { path: 'docProps/core.xml', data: properties(title) },
    { path: 'word/fontTable.xml', data: fontTable },
  ]
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document, undefined, overrides)))
  const entries = Object.entries(parts).sort(([a], [b]) => packageOrder(a, b))
  return zipSync(Object.fromEntries(entries.map(([name, part]) => [name, [name === STYLES ? strToU8(offGrid(strFromU8(part))) : part, { mtime: SAME_TIME, level: 6 }]])))
}

/** Readers that tell a file by its beginning want the content types first. */
function packageOrder(a: string, b: string): number {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function properties(title: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ',
    `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`,
  ].join('')
}
