import { textOfHtml } from './html.ts'
import { megabytes, MOST_UNPACKED_BYTES } from './limits.ts'
import { FileRefusal } from './refusal.ts'

/** `elsewhere`: words in headers, footers, text boxes and drawings, a paragraph a line; not part of the text, but of the file. */
export type DocxText = { text: string; elsewhere: string }

/**
 * The text of a Word document with its tables and list numbers.
 *
 * Only its text parts are unpacked, into buffers of the size they declare, and pictures never: a file that unpacks to more than it
 * says cannot fill the memory.
 *
 * @throws FileRefusal `damaged`, `unpacks_too_large`
 */
export async function textOfDocx(bytes: Uint8Array): Promise<DocxText> {
  const parts = await textParts(bytes)
  if (!parts['word/document.xml']) throw new FileRefusal('damaged')
  const [{ zipSync, strFromU8 }, { default: mammoth }] = await Promise.all([import('fflate'), import('mammoth')])
  const buffer = Buffer.from(zipSync(parts, { level: 0 }))
  let html: string
  try {
    html = (await mammoth.convertToHtml({ buffer }, { includeDefaultStyleMap: true })).value
  } catch (error) {
    throw damaged(error)
  }
  const elsewhere = Object.entries(parts).flatMap(([name, part]) => (WORDS_PART.test(name) ? paragraphsIn(strFromU8(part)) : []))
  return { text: await textOfHtml(html), elsewhere: elsewhere.join('\n') }
}

const WORDS_PART = /^word\/(?:document|header\d{0,4}|footer\d{0,4})\.xml$/

/** Every paragraph's words, of text boxes and drawings too, which no one reads aloud but where marks are put. */
function paragraphsIn(xml: string): string[] {
  return xml.split('</w:p>').map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]{0,80})?>([^<]*)<\/w:t>/g)].map(([, words = '']) => words).join(''))
}

const TEXT_PART = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|comments|settings|header\d{0,4}|footer\d{0,4})\.xml|word\/_rels\/document\.xml\.rels)$/

async function textParts(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const { unzipSync } = await import('fflate')
  let unpacked = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!TEXT_PART.test(name)) return false
        unpacked += originalSize
        if (unpacked > MOST_UNPACKED_BYTES) {
          throw new FileRefusal('unpacks_too_large', { size: megabytes(unpacked), limit: megabytes(MOST_UNPACKED_BYTES) })
        }
        return true
      },
    })
  } catch (error) {
    throw damaged(error)
  }
}

function damaged(error: unknown): FileRefusal {
  return error instanceof FileRefusal ? error : new FileRefusal('damaged', { reason: error instanceof Error ? error.message : String(error) })
}
