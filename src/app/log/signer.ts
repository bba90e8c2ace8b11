import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { DeliveryError } from '../../kernel/errors.ts'
import { keyIdOf, type PublicKey, type SigningAlgorithm } from './signatures.ts'

export type SigningKey = PublicKey & { id: string; sign: (text: string) => Uint8Array }

/** Signs what this installation vouches for. Its private key lies in a file and nowhere else: not in the database, not in a log. */
export type Signer = {
  /** The key, made at the first use. @throws DeliveryError `signing_key_unfit` */
  key: () => Promise<SigningKey>
}

export type SigningSettings = {
  algorithm: SigningAlgorithm
  /** a file given by the operator: PKCS #8 in PEM for Ed25519, the private key in 64 hexadecimal digits for SM2 */
  file: string | undefined
}

export const USUAL_SIGNING: SigningSettings = { algorithm: 'ed25519', file: undefined }

/** @param folder where a key is made when none is given; only its owner may read it */
export function openSigner(folder: string, { algorithm, file }: SigningSettings): Signer {
  let key: Promise<SigningKey> | undefined
  const load = async () => {
    const path = file ?? join(folder, algorithm === 'ed25519' ? 'ed25519.pem' : 'sm2.hex')
    const text = (await textIn(path)) ?? (file === undefined ? await make(path, algorithm) : undefined)
    const loaded = text === undefined ? null : await keyFrom(algorithm, text.trim())
    if (!loaded) throw new DeliveryError('signing_key_unfit', { file: path, algorithm })
    return loaded
  }
  return {
    key: () => {
      key ??= load().catch((error: unknown) => {
        // Mended by the operator, it is found at the next use.
        key = undefined
        throw error
      })
      return key
    },
  }
}

async function textIn(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new DeliveryError('signing_key_unfit', { file: path, algorithm: codeOf(error) })
  }
}

/** Makes a key and keeps it, unless another process was first: then that one's counts. */
async function make(path: string, algorithm: SigningAlgorithm): Promise<string> {
  const text = algorithm === 'ed25519' ? generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() : `${(await sm2Library()).generateKeyPairHex().privateKey}\n`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const staged = `${path}.${randomUUID()}`
  const handle = await open(staged, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
    await link(staged, path)
    return text
  } catch (error) {
    const other = codeOf(error) === 'EEXIST' ? await textIn(path) : undefined
    if (other === undefined) throw error
    return other
  } finally {
    await handle.close()
    await rm(staged, { force: true })
  }
}

async function keyFrom(algorithm: SigningAlgorithm, text: string): Promise<SigningKey | null> {
  return algorithm === 'ed25519' ? ed25519From(text) : sm2From(text)
}

function ed25519From(text: string): SigningKey | null {
  const secret = privateKeyIn(text)
  if (secret?.asymmetricKeyType !== 'ed25519') return null
  const bytes = createPublicKey(secret).export({ type: 'spki', format: 'der' }).subarray(-32)
  return named({ algorithm: 'ed25519', bytes }, (message) => sign(null, Buffer.from(message), secret))
}

function privateKeyIn(text: string) {
  try {
    return createPrivateKey(text)
  } catch (error) {
    // What is no key is told with its file's name, never with what it says.
    if (error instanceof Error) return null
    throw error
  }
}

async function sm2From(text: string): Promise<SigningKey | null> {
  if (!/^[0-9a-f]{64}$/i.test(text)) return null
  const sm2 = await sm2Library()
  const point = sm2.getPublicKeyFromPrivateKey(text)
  return named({ algorithm: 'sm2', bytes: Buffer.from(point, 'hex') }, (message) => Buffer.from(sm2.doSignature(Buffer.from(message), text, { hash: true, publicKey: point }), 'hex'))
}

const sm2Library = async () => (await import('sm-crypto-v2')).sm2

function named(key: PublicKey, signs: SigningKey['sign']): SigningKey {
  return { ...key, id: keyIdOf(key), sign: signs }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
