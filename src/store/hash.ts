import { hash as digest, randomBytes } from 'node:crypto'

import canonicalize from 'canonicalize'

import type { Fact } from '../kernel/facts/index.ts'
import type { Hash } from '../kernel/merkle/hash.ts'

/** SM3 (GB/T 32905) where national cryptography is asked for, SHA-256 elsewhere. */
export type HashAlgorithm = 'sm3' | 'sha256'

export type Envelope = Omit<Fact, 'payload'>

export type Leaf = { salt: Buffer; payloadHash: Buffer; leafHash: Buffer }

const SALT_BYTES = 16

/** A payload is short and often guessable; unsalted, its hash would tell what was erased. */
export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES)
}

/**
 * The hashes that seal a fact: `payloadHash = H(salt ‖ payload)`, `leafHash = H(envelope ‖ payloadHash)`, over canonical
 * JSON (RFC 8785) in UTF-8, because jsonb gives keys back in another order. With the payload erased the leaf can still be
 * recomputed from the envelope and `payloadHash`.
 */
export function leafOf(envelope: Envelope, payload: unknown, salt: Buffer, algorithm: HashAlgorithm): Leaf {
  const payloadHash = payloadHashOf(payload, salt, algorithm)
  return { salt, payloadHash, leafHash: leafHashOf(envelope, payloadHash, algorithm) }
}

/** The half of a leaf that is forgotten with its payload. */
export function payloadHashOf(payload: unknown, salt: Uint8Array, algorithm: HashAlgorithm): Buffer {
  return digest(algorithm, Buffer.concat([salt, Buffer.from(canonical(payload))]), 'buffer')
}

/** The half of a leaf that stays, also when the payload is gone. */
export function leafHashOf(envelope: Envelope, payloadHash: Uint8Array, algorithm: HashAlgorithm): Buffer {
  return digest(algorithm, Buffer.concat([Buffer.from(envelopeText(envelope)), payloadHash]), 'buffer')
}

/** A hash function as the kernel's tree takes it. */
export function hashWith(algorithm: HashAlgorithm): Hash {
  return (bytes) => digest(algorithm, bytes, 'buffer')
}

/**
 * The canonical text of an envelope. Its fields are fixed for ever, and whatever else an object carries must not slip into the hash; flat and named here in the
 * order of RFC 8785, JSON.stringify writes the same as `canonical`, in a fraction of the time: this is computed for every fact, again and again.
 */
export function envelopeText({ actor, commandId, id, kind, occurredAt, occurredOn, onBehalfOf, post, recordedAt, schemaVersion, subject, subjectVersion, tenant }: Envelope): string {
  return JSON.stringify({ actor, commandId, id, kind, occurredAt, occurredOn, onBehalfOf, post, recordedAt, schemaVersion, subject, subjectVersion, tenant })
}

/** @throws Error for what JSON cannot say (undefined, a function, NaN) */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('this value has no canonical JSON')
  return text
}
