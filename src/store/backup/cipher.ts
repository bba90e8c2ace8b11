import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'

import { DeliveryError } from '../../kernel/errors.ts'

/**
 * A back-up under a pass phrase: pieces of 64 KB, each sealed by AES-256-GCM under a nonce that is its number and whether it is the last
 * (the construction STREAM, as age uses it), so that a changed, missing, doubled or moved piece is found. The key is of this file alone:
 * scrypt over the pass phrase and a salt of its own.
 */
export const SEALED = Buffer.from('LINGXIAN-BACKUP-SEALED-1\n')

const SALT_BYTES = 16
const TAG_BYTES = 16
const PIECE = 64 * 1024
const KDF = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

export async function* sealed(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES)
  const key = await keyOf(passphrase, salt)
  yield Buffer.concat([SEALED, salt])
  let number = 0
  for await (const { piece, last } of pieces(source, PIECE)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf((number += 1), last))
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
}

/**
 * @param source what follows after `SEALED`
 * @throws DeliveryError `backup_passphrase_wrong` where not even the first piece opens, `backup_damaged` at a later one
 */
export async function* unsealed(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  let key: Buffer | undefined
  let number = 0
  const { head, rest } = await headOf(source, SALT_BYTES)
  for await (const { piece, last } of pieces(rest, PIECE + TAG_BYTES)) {
    key ??= await keyOf(passphrase, head)
    const opened = open(key, nonceOf((number += 1), last), piece)
    if (!opened) throw new DeliveryError(number === 1 ? 'backup_passphrase_wrong' : 'backup_damaged')
    yield opened
  }
}

/** The first bytes, fewer where there are not so many, and what follows. */
export async function headOf(source: AsyncIterable<Buffer>, size: number): Promise<{ head: Buffer; rest: AsyncGenerator<Buffer> }> {
  const chunks = source[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)
  while (held.byteLength < size) {
    const { done, value } = await chunks.next()
    if (done) break
    held = Buffer.concat([held, value])
  }
  const first = held.subarray(size)
  async function* rest() {
    try {
      if (first.byteLength > 0) yield first
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    } finally {
      await chunks.return?.()
    }
  }
  return { head: held.subarray(0, size), rest: rest() }
}

function open(key: Buffer, nonce: Buffer, piece: Buffer): Buffer | undefined {
  if (piece.byteLength < TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(piece.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    // The only thing that it can say: this piece was not sealed under this key and number.
    return undefined
  }
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => scrypt(passphrase.normalize('NFC'), salt, 32, KDF, (error, key) => (error ? reject(error) : resolve(key))))
}

/** Pieces of one size; the last, which may be empty, is marked. */
async function* pieces(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held = Buffer.alloc(0)
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk])
    for (; held.byteLength > size; held = held.subarray(size)) yield { piece: held.subarray(0, size), last: false }
  }
  yield { piece: held, last: true }
}
