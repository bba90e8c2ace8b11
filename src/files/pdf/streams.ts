import { Unzlib } from 'fflate'
import { megabytes, MOST_UNPACKED_BYTES } from '../limits.ts'
import { FileRefusal } from '../refusal.ts'

/** All streams of a file together; scans in lossless colour come near it, text never does. */
const MOST_TOGETHER = 5 * MOST_UNPACKED_BYTES
const STEP = 16_384

/**
 * Refuses a PDF with a stream that unpacks without end: pdf.js keeps whatever comes out, and four megabytes can become nine thousand. Streams
 * are told by the first bytes of what they hold, not by what the file says of them.
 *
 * @throws FileRefusal `unpacks_too_large`
 */
export function refuseEndlessStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let together = 0
  let at = file.indexOf('stream')
  while (at >= 0) {
    let from = at + 'stream'.length
    while (file[from] === 13 || file[from] === 10) from += 1
    const end = file.indexOf('endstream', from)
    const to = end < 0 ? file.length : end
    if (isPacked(file, from)) together += unpackedSize(bytes.subarray(from, to))
    if (together > MOST_TOGETHER) refuse(together)
    at = end < 0 ? -1 : file.indexOf('stream', end + 'endstream'.length)
  }
}

/** The two bytes that begin packed data: the method and a check of it. */
function isPacked(bytes: Uint8Array, at: number): boolean {
  const [method = 0, check = 0] = [bytes[at], bytes[at + 1]]
  return (method & 0x0f) === 8 && (method >> 4) <= 7 && (method * 256 + check) % 31 === 0
}

function unpackedSize(stream: Uint8Array): number {
  let size = 0
  const unpacking = new Unzlib((piece) => {
    // Packed twice there is no telling how much it is.
    if (size === 0 && piece.length > 1 && isPacked(piece, 0)) refuse(MOST_TOGETHER)
    size += piece.length
    if (size > MOST_UNPACKED_BYTES) refuse(size)
  })
  try {
    for (let at = 0; at < stream.length; at += STEP) unpacking.push(stream.subarray(at, at + STEP))
  } catch (error) {
    if (error instanceof FileRefusal) throw error
    // What is broken further on unpacks as far as it came; whether the file can be read all the same is for pdf.js to say.
    if (!(error instanceof Error)) throw error
  }
  return size
}

function refuse(size: number): never {
  throw new FileRefusal('unpacks_too_large', { size: megabytes(size), limit: megabytes(MOST_UNPACKED_BYTES) })
}
