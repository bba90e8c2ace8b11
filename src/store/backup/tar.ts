import { DeliveryError } from '../../kernel/errors.ts'

/** Every tar program knows this layout (POSIX ustar), so that a back-up can be looked into without the product. */
const BLOCK = 512
/** More than any part that is written; a size beyond it is not one of ours. */
const MOST_BYTES = 2 ** 31

export type TarEntry = { name: string; bytes: Buffer }

/** One entry: header, content and what fills its last block. @param name at most 100 bytes, ASCII */
export function tarEntry({ name, bytes }: TarEntry): Buffer[] {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for a back-up`)
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, 'ascii')
  header.write('0000600\0', 100)
  header.write('0000000\0'.repeat(2), 108)
  header.write(`${bytes.byteLength.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        0', 148)
  header.write('ustar\u000000', 257)
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return [header, bytes, Buffer.alloc((BLOCK - (bytes.byteLength % BLOCK)) % BLOCK)]
}

/** Two empty blocks end an archive. */
export const tarEnd = Buffer.alloc(2 * BLOCK)

/**
 * The entries of an archive, one after the other; each is held in memory as a whole, never two.
 *
 * @throws DeliveryError `backup_damaged` where it is no archive or breaks off
 */
export async function* tarEntries(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const take = taker(source)
  for (;;) {
    const header = await take(BLOCK)
    if (header.every((byte) => byte === 0)) break
    const name = header.toString('ascii', 0, 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(header.toString('ascii', 124, 135), 8)
    const sum = Number.parseInt(header.toString('ascii', 148, 154), 8)
    header.fill(' ', 148, 156)
    if (sum !== sumOf(header) || !Number.isSafeInteger(size) || size > MOST_BYTES) throw damaged()
    const bytes = await take(size)
    await take((BLOCK - (size % BLOCK)) % BLOCK)
    yield { name, bytes }
  }
  // What still comes is read too: only then is everything that checks the whole (length, check sum, seal) asked.
  await take(BLOCK)
  if ((await take.rest()) > 0) throw damaged()
}

export function damaged(): DeliveryError {
  return new DeliveryError('backup_damaged')
}

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0)
}

type Taker = { (size: number): Promise<Buffer>; rest: () => Promise<number> }

/** Takes exact numbers of bytes from chunks of any size. */
function taker(source: AsyncIterable<Buffer>): Taker {
  const chunks = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  const more = async (): Promise<boolean> => {
    const { done, value } = await chunks.next()
    if (done) return false
    held.push(value)
    length += value.byteLength
    return true
  }
  const take = async (size: number) => {
    while (length < size) if (!(await more())) throw damaged()
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held, length)
    held = [all.subarray(size)]
    length -= size
    return Buffer.from(all.subarray(0, size))
  }
  const rest = async () => {
    let left = length
    for (length = 0, held = []; await more(); held = [], length = 0) left += length
    return left
  }
  return Object.assign(take, { rest })
}
