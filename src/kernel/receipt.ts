import { z } from 'zod'

/**
 * What leaves the log so that others can check it without us: signed heads, proofs, receipts. Hashes, signatures and keys in hexadecimal; how they are
 * computed stands in `docs/users/log.md`, for those who check them by a program of their own.
 */
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const hash = hex(32)
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
export const hashAlgorithms = ['sm3', 'sha256'] as const
export const headFormat = 'lingxian-head-1'
export const receiptFormat = 'lingxian-receipt-1'

/** What is signed of a city's log: how many facts it seals and the root of the tree over them. */
export const signedHead = z.object({
  city: z.string().max(100),
  size: count,
  root: hash,
  hash: z.enum(hashAlgorithms),
  signedAt: z.string().max(40),
  key: z.string().max(64),
  signature: z.string().regex(/^([0-9a-f]{2}){1,200}$/),
})
export type SignedHead = z.infer<typeof signedHead>

/** `publicKey`: 32 bytes for Ed25519, the uncompressed point of 65 for SM2. */
export const publishedKey = z.object({ id: z.string().max(64), algorithm: z.enum(['ed25519', 'sm2']), publicKey: z.string().regex(/^([0-9a-f]{2}){1,100}$/) })
export type PublishedKey = z.infer<typeof publishedKey>

const city = z.object({ id: z.string().max(100), name: z.string().max(200) })
/** From the leaf upwards. */
const path = z.array(hash).max(64)

/** A head as an office files it. */
export const headFile = z.object({ format: z.literal(headFormat), city, head: signedHead, key: publishedKey })
export type HeadFile = z.infer<typeof headFile>

const text = z.string().max(500)
export const envelopeSchema = z.object({
  id: z.uuid(),
  tenant: text,
  kind: text,
  schemaVersion: count,
  commandId: z.uuid(),
  subject: text,
  subjectVersion: count,
  occurredOn: text,
  occurredAt: text.nullable(),
  recordedAt: text,
  actor: text,
  post: text.nullable(),
  onBehalfOf: text.nullable(),
})

/** One fact of a receipt: `leafHash = H(envelope ‖ payloadHash)`, `payloadHash = H(salt ‖ payload)`; `content` is null where it was erased. */
export const receiptFact = z.object({
  envelope: envelopeSchema,
  hash: z.enum(hashAlgorithms),
  payloadHash: hash,
  leafHash: hash,
  content: z.object({ salt: hex(16), payload: z.unknown() }).nullable(),
  leaf: count,
  path,
})
export type ReceiptFact = z.infer<typeof receiptFact>

/** More than anybody writes at once by hand; of an import the receipts of single facts are taken. */
export const MOST_RECEIPT_FACTS = 200

export const receipt = z.object({ format: z.literal(receiptFormat), city, head: signedHead, key: publishedKey, facts: z.array(receiptFact).min(1).max(MOST_RECEIPT_FACTS) })
export type Receipt = z.infer<typeof receipt>

/** What checking a receipt comes to, without anything but the receipt. `sound`: all of it holds. */
export const checkedReceipt = z.object({
  sound: z.boolean(),
  city,
  head: signedHead,
  key: publishedKey,
  signature: z.boolean(),
  facts: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      subject: z.string(),
      occurredOn: z.string(),
      recordedAt: z.string(),
      leaf: count,
      /** envelope and hashes fit each other */
      envelope: z.boolean(),
      content: z.enum(['good', 'changed', 'absent']),
      /** the path leads from this leaf to the signed root */
      included: z.boolean(),
    }),
  ),
})
export type CheckedReceipt = z.infer<typeof checkedReceipt>
