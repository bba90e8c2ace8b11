import type { PublishedKey, SignedHead } from '../../kernel/receipt.ts'
import { canonical } from '../../store/hash.ts'
import type { HeadRow, KeyRow } from '../../store/log/heads.ts'
import { keyIdOf, verifies, type PublicKey } from './signatures.ts'

/** The text over which a head is signed: canonical JSON (RFC 8785) that says what it is, so that no other signature can be taken for it. */
export function headText({ city, size, root, hash, signedAt, key }: Omit<SignedHead, 'signature'>): string {
  return canonical({ type: 'lingxian-tree-head-1', city, size, root, hash, signedAt, key })
}

/** Whether the head is signed by this key, and the key bears its own name. */
export async function headVerifies(head: SignedHead, { id, algorithm, publicKey }: PublishedKey): Promise<boolean> {
  const key: PublicKey = { algorithm, bytes: Buffer.from(publicKey, 'hex') }
  return id === head.key && keyIdOf(key) === id && verifies(key, headText(head), Buffer.from(head.signature, 'hex'))
}

export function headOfRow({ tenant, size, root, hash_alg: hash, signed_at: signedAt, key, signature }: HeadRow): SignedHead {
  return { city: tenant, size, root: root.toString('hex'), hash, signedAt, key, signature: signature.toString('hex') }
}

export function keyOfRow({ id, algorithm, public_key: bytes }: KeyRow): PublishedKey {
  return { id, algorithm, publicKey: bytes.toString('hex') }
}
