import { z } from 'zod'

import { DeliveryError } from '../../kernel/errors.ts'
import { provesInclusion } from '../../kernel/merkle/prove.ts'
import { headFile, receipt, type CheckedReceipt, type HeadFile, type Receipt, type ReceiptFact, type SignedHead } from '../../kernel/receipt.ts'
import { hashWith, leafHashOf, payloadHashOf } from '../../store/hash.ts'
import { headVerifies } from './head.ts'

/** Reads a receipt's file. @throws DeliveryError `receipt_unreadable` */
export function readReceipt(text: string): Receipt {
  return readAs(receipt, text)
}

/** Reads a kept head: its own file, or a receipt, which holds one. @throws DeliveryError `receipt_unreadable` */
export function readHead(text: string): Pick<HeadFile, 'head' | 'key' | 'city'> {
  return readAs(z.union([headFile, receipt]), text)
}

function readAs<T>(schema: z.ZodType<T>, text: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new DeliveryError('receipt_unreadable', { problem: 'JSON' })
  }
  const { data, error } = schema.safeParse(value)
  if (error) throw new DeliveryError('receipt_unreadable', { problem: error.issues[0]?.path.join('.') ?? '' })
  return data
}

/** Checks a receipt by nothing but itself: content, envelope, the way to the root, the signature. Needs no database and no network. */
export async function checkByItself({ city, head, key, facts }: Receipt): Promise<CheckedReceipt> {
  const signature = (await headVerifies(head, key)) && city.id === head.city
  const checked = facts.map((fact) => checkFact(fact, head))
  const sound = signature && checked.every(({ envelope, content, included }) => envelope && included && content !== 'changed')
  return { sound, city, head, key, signature, facts: checked }
}

function checkFact({ envelope, hash, payloadHash, leafHash, content, leaf, path }: ReceiptFact, head: SignedHead): CheckedReceipt['facts'][number] {
  const { id, kind, subject, occurredOn, recordedAt } = envelope
  const bytes = (text: string) => Buffer.from(text, 'hex')
  const contentHash = content && payloadHashOf(content.payload ?? null, bytes(content.salt), hash).toString('hex')
  return {
    id,
    kind,
    subject,
    occurredOn,
    recordedAt,
    leaf,
    envelope: envelope.tenant === head.city && leafHashOf(envelope, bytes(payloadHash), hash).toString('hex') === leafHash,
    content: contentHash === null ? 'absent' : contentHash === payloadHash ? 'good' : 'changed',
    included: provesInclusion(hashWith(head.hash), { entry: bytes(leafHash), index: leaf, size: head.size, path: path.map(bytes), root: bytes(head.root) }),
  }
}
