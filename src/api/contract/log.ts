import { z } from 'zod'
import { checkedReceipt, hashAlgorithms, headFile, publishedKey, receipt, signedHead } from '../../kernel/receipt.ts'
import { bilingual, commandId, cursorPage, uuid } from './common.ts'

const count = z.number().int()
const size = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const path = z.array(z.string())
const signed = { head: signedHead, key: publishedKey }

export const logSchemas = {
  getLogState: {
    summary: 'How far the log is sealed, its newest signed head, and the keys',
    response: z.object({
      city: z.object({ id: z.string(), name: z.string() }),
      hash: z.enum(hashAlgorithms),
      sealed: count,
      /** when the last fact under the newest head was recorded */
      sealedUntil: z.string().nullable(),
      /** facts that wait for their seal, and when the oldest of them was recorded */
      unsealed: z.object({ facts: count, since: z.string().nullable() }),
      head: signedHead.nullable(),
      keys: z.array(publishedKey.extend({ since: z.string() })),
    }),
  },
  listTreeHeads: {
    summary: 'Signed heads, the newest first, each as a file to keep',
    query: z.object(cursorPage),
    response: z.object({ rows: z.array(headFile), next: z.string().nullable() }),
  },
  getInclusionProof: {
    summary: 'Proof, by hashes alone, that a fact is in the log (RFC 9162, 2.1.3)',
    params: z.object({ fact: uuid }),
    query: z.object({ size: size.optional() }),
    response: z.object({ fact: uuid, ...signed, leaf: count, leafHash: z.string(), path }),
  },
  getConsistencyProof: {
    summary: 'Proof that the log under one head goes on from the log under another (RFC 9162, 2.1.4)',
    description: 'Both sizes are those of signed heads.',
    query: z.object({ from: size, to: size }),
    response: z.object({ earlier: z.object(signed), later: z.object(signed), path }),
  },
  getReceipt: {
    summary: 'A receipt of one fact, or of all that a command wrote, which its holder can check offline',
    description: 'With the content, for who wrote it or may read it on a matter’s timeline; to others it is not found.',
    audit: 'proof' as const,
    query: z.union([z.object({ fact: uuid }).strict(), z.object({ command: uuid }).strict()]),
    response: receipt,
  },
  checkReceipt: {
    summary: 'Check a receipt by itself and against the log as it is now',
    body: z.object({ receipt: z.string().min(2).max(900_000) }),
    response: checkedReceipt.extend({ keyKnown: z.boolean(), standing: z.enum(['agrees', 'differs', 'other-city']) }),
  },
  verifyLog: {
    summary: 'Begin to verify the whole log',
    description: 'A job; how it goes is told by `getVerification`. One at a time for each city.',
    audit: 'proof' as const,
    body: z.object({ command: commandId }),
    response: z.object({ command: z.uuid() }),
  },
  getVerification: {
    summary: 'How far a verification is, and what it found',
    description: 'Seen only by who began it. What was under way when the server was restarted is `verification_unknown`.',
    params: z.object({ command: commandId }),
    response: z.object({
      command: z.uuid(),
      state: z.enum(['running', 'done', 'refused']),
      done: count,
      total: count,
      problem: z.object({ code: z.string(), detail: z.string(), detailEn: z.string() }).nullable(),
      result: z
        .object({
          leaves: count,
          waiting: count,
          heads: count,
          /** how much was found in all; the first of it stands in `findings` */
          wrong: count,
          findings: z.array(z.object({ what: z.string(), fact: uuid.nullable(), leaf: count.nullable(), sentence: bilingual })),
          /** facts whose content was erased by law, and the facts that say so */
          erased: z.array(z.object({ fact: uuid, subject: z.string(), by: uuid, on: z.string() })),
          erasedCount: count,
          /** what it was held against that lies outside of the database; `keys` null: no key is known there */
          held: z.object({ keys: z.array(z.string()).nullable(), heads: z.array(count), audit: z.object({ city: count.nullable(), installation: count.nullable() }) }),
        })
        .nullable(),
    }),
  },
}
