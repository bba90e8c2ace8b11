import { textOfHtml } from './html.ts'
import { megabytes, MOST_UNPACKED_BYTES } from './limits.ts'
import { FileRefusal } from './refusal.ts'

/**
 * The text of a Word document with its tables and list numbers.
 *
 * Only its text parts are unpacked, into buffers of the size they declare, and pictures never: a file that unpacks to more than it
 * says cannot fill the memory.
 *
 * @throws FileRefusal `damaged`, `unpacks_too_large`
 */
export async function textOfDocx(bytes: Uint8Array): Promise<string> {
  const parts = await textParts(bytes)
  if (!parts['word/document.xml']) throw new FileRefusal('damaged')
  const [{ zipSync }, { default: mammoth }] = await Promise.all([import('fflate'), import('mammoth')])
  const buffer = Buffer.from(zipSync(parts, { level: 0 }))
  let html: string
  try {
    html = (await mammoth.convertToHtml({ buffer }, { includeDefaultStyleMap: true })).value
  } catch (error) {
    throw damaged(error)
  }
  return textOfHtml(html)
}

const TEXT_PART = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|comments|settings)\.xml|word\/_rels\/document\.xml\.rels)$/

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
