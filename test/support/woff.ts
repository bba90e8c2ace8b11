import { inflateSync } from 'node:zlib'

const HEADER_BYTES = 44
const WOFF_ENTRY_BYTES = 20
const SFNT_ENTRY_BYTES = 16

/**
 * A WOFF 1.0 font as the TrueType or OpenType file it was packed from.
 *
 * @source W3C, WOFF File Format 1.0, sections 3 to 5
 */
export function woffToSfnt(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  const count = woff.readUInt16BE(12)
  const directory = Buffer.alloc(12 + SFNT_ENTRY_BYTES * count)
  const power = Math.floor(Math.log2(count))
  woff.copy(directory, 0, 4, 8)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(SFNT_ENTRY_BYTES * 2 ** power, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(SFNT_ENTRY_BYTES * (count - 2 ** power), 10)

  const parts = [directory]
  let offset = directory.length
  for (let index = 0; index < count; index += 1) {
    const from = HEADER_BYTES + WOFF_ENTRY_BYTES * index
    const to = 12 + SFNT_ENTRY_BYTES * index
    const start = woff.readUInt32BE(from + 4)
    const packed = woff.subarray(start, start + woff.readUInt32BE(from + 8))
    const length = woff.readUInt32BE(from + 12)
    const table = packed.length < length ? inflateSync(packed) : packed
    woff.copy(directory, to, from, from + 4)
    directory.writeUInt32BE(woff.readUInt32BE(from + 16), to + 4)
    directory.writeUInt32BE(offset, to + 8)
    directory.writeUInt32BE(length, to + 12)
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4)
    table.copy(padded)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}
