import { createHash, createPublicKey, verify } from 'node:crypto'

/** Ed25519 (RFC 8032), or SM2 with SM3 and the usual user id (GB/T 32918) where national cryptography is asked for. */
export const signingAlgorithms = ['ed25519', 'sm2'] as const
export type SigningAlgorithm = (typeof signingAlgorithms)[number]

/** `bytes`: 32 for Ed25519; for SM2 the point uncompressed, 65 bytes that begin with 04. */
export type PublicKey = { algorithm: SigningAlgorithm; bytes: Uint8Array }

/** A key is called by its own hash, so that no other can take its name: half of SHA-256 over algorithm and bytes, in hexadecimal. */
export function keyIdOf({ algorithm, bytes }: PublicKey): string {
  return createHash('sha256').update(`${algorithm}:`).update(bytes).digest('hex').slice(0, 32)
}

/** DER before the 32 bytes of an Ed25519 key. @source RFC 8410 */
const ED25519_DER = Buffer.from('302a300506032b6570032100', 'hex')

/** Whether the signature over this text is that key's; false as well for what is no key or no signature. */
export async function verifies(key: PublicKey, text: string, signature: Uint8Array): Promise<boolean> {
  return key.algorithm === 'ed25519' ? ed25519Verifies(key.bytes, text, signature) : sm2Verifies(key.bytes, text, signature)
}

function ed25519Verifies(bytes: Uint8Array, text: string, signature: Uint8Array): boolean {
  if (bytes.length !== 32 || signature.length !== 64) return false
  return verify(null, Buffer.from(text), createPublicKey({ key: Buffer.concat([ED25519_DER, bytes]), format: 'der', type: 'spki' }), signature)
}

async function sm2Verifies(bytes: Uint8Array, text: string, signature: Uint8Array): Promise<boolean> {
  // Loaded when needed: most cities sign by Ed25519, and the program should start quickly.
  const { sm2 } = await import('sm-crypto-v2')
  const point = Buffer.from(bytes).toString('hex')
  if (bytes.length !== 65 || signature.length !== 64 || !sm2.verifyPublicKey(point)) return false
  return sm2.doVerifySignature(Buffer.from(text), Buffer.from(signature).toString('hex'), point, { hash: true })
}
