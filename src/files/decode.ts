import { FileRefusal } from './refusal.ts'

/** Encodings texts of offices come in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * The text of plain bytes: by byte order mark, else UTF-8 where the bytes are valid UTF-8, else UTF-16 or GB18030.
 *
 * @throws FileRefusal `encoding_unknown`
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = byMark(bytes) ?? byContent(bytes)
  // A file cut off in the middle of a character is still worth reading; anything worse was excluded by the guess.
  const text = encoding ? strictly(bytes, encoding) : null
  if (encoding === null || text === null) throw new FileRefusal('encoding_unknown')
  return { text, encoding }
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

function byContent(bytes: Uint8Array): Encoding | null {
  const head = bytes.subarray(0, 65536)
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  // UTF-16 without a mark: line ends, digits and blanks have their zero always on the same side.
  if (even + odd > 0) {
    const side = even === 0 && odd > head.length / 400 ? 'utf-16le' : odd === 0 && even > head.length / 400 ? 'utf-16be' : null
    // A few stray zeros in UTF-8 fall on one side as well; what comes out then is Hangul and private characters.
    const wide = side && strictly(bytes, side)
    return wide !== null && looksChinese(wide.slice(0, 20000)) ? side : null
  }
  if (strictly(bytes, 'utf-8') !== null) return 'utf-8'
  const chinese = strictly(bytes, 'gb18030')
  return chinese !== null && looksChinese(chinese.slice(0, 20000)) ? 'gb18030' : null
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    // The decoder's answer “these bytes are not of this encoding”, and the only way it can say so.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Bytes that are no text at all decode as GB18030 too, but not to the characters people write with. */
function looksChinese(text: string): boolean {
  let common = 0
  let strange = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if ((code >= 0x4e00 && code <= 0x9fa5) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef) || (code >= 32 && code < 127)) common += 1
    else if (!/[\s\u2010-\u203f\u2460-\u24ff★☆○●◆■]/.test(character)) strange += 1
  }
  return common > 20 * strange || (common > 0 && strange === 0)
}
