import { z } from 'zod'

import { auditActionNames } from '../../kernel/audit.ts'
import { commandId, day, uuid } from './common.ts'

const words = z.array(z.string().trim().min(2).max(40)).max(10)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const filter = { from: day.optional(), to: day.optional(), action: z.enum(auditActionNames).optional(), outcome: z.enum(['done', 'refused']).optional(), account: z.string().min(1).max(100).optional() }
const outcome = z.enum(['done', 'refused'])
const chain = z.object({ of: z.enum(['city', 'installation']), entries: z.number().int(), hash: z.string(), brokenAt: z.number().int().nullable() })
const alert = z.object({ rule: z.string(), of: z.enum(['account', 'address']), who: z.string(), account: z.string().nullable(), count: z.number().int(), from: z.string(), until: z.string(), most: z.number().int(), minutes: z.number().int() })

export const auditEntry = z.object({
  of: z.enum(['city', 'installation']),
  no: z.number().int(),
  at: z.string(),
  account: z.string().nullable(),
  /** what the account is called today */
  username: z.string().nullable(),
  /** acting for a leader */
  onBehalfOf: z.boolean(),
  action: z.enum(auditActionNames),
  outcome,
  what: z.string().nullable(),
  address: z.string().nullable(),
  trace: z.string().nullable(),
})

const done = z.object({ facts: z.array(uuid), beside: z.number().int(), files: z.number().int(), kept: z.number().int(), accounts: z.number().int() })

const maskedTexts = z.array(z.string())
/** only for who decides: what is left of each record and document, and how much there is that only named readers may read */
const preview = z.object({
  facts: z.array(z.object({ id: uuid, kind: z.string(), on: day, texts: maskedTexts })),
  documents: z.array(z.object({ id: uuid, title: z.string(), texts: maskedTexts })),
  files: z.array(z.string()),
  internal: z.number().int(),
})

export const erasure = z.object({
  id: uuid,
  state: z.enum(['requested', 'approved', 'declined', 'done']),
  ground: z.string(),
  person: uuid.nullable(),
  /** only for who decides about them, and only until then */
  words: z.array(z.string()).nullable(),
  account: z.boolean(),
  facts: z.number().int(),
  files: z.number().int(),
  documents: z.number().int(),
  requestedAt: z.string(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  doneAt: z.string().nullable(),
  /** asked for by who looks, or about them: another has to decide */
  own: z.boolean(),
  preview: preview.nullable(),
  done: done.nullable(),
})

export const auditSchemas = {
  listAudit: {
    summary: 'The audit log (审计日志), the newest first: who came in, what rights changed, what was taken out, what was refused',
    description: 'For the auditor. The first page also says whether the chains of entries are whole (`brokenAt`: the first number that does not fit), and what was unusual in the last day, with the threshold.',
    query: z.object({ ...filter, after: z.string().max(300).optional() }),
    response: z.object({ rows: z.array(auditEntry), next: z.string().nullable(), chains: z.array(chain).nullable(), alerts: z.array(alert).nullable() }),
  },
  exportAudit: {
    replica: true,
    summary: 'The audit log as a file, with the state and last hash of its chains; noted there itself',
    query: z.object({ ...filter, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    binary: true,
    response: z.unknown(),
  },
  findForErasure: {
    summary: 'Where a person’s name, number and other words stand: directory, accounts, records, documents, files',
    description: 'Changes nothing; noted in the audit log without the words, which go in the body so that they stand in no address.',
    body: z.object({ person: uuid.nullable(), words }),
    response: z.object({
      words: z.array(z.string()),
      directory: z.boolean(),
      accounts: z.array(z.object({ account: z.string(), username: z.string(), elsewhere: z.boolean() })),
      facts: z.array(z.object({ id: uuid, kind: z.string(), subject: z.string(), on: day, places: z.array(z.string()) })),
      more: z.boolean(),
      files: z.array(z.object({ sha256, name: z.string().nullable(), size: z.number().int(), references: z.number().int() })),
      documents: z.array(z.object({ id: uuid, title: z.string(), places: z.array(z.string()) })),
      /** how many records say the words and cannot be masked: issued letters, frozen results, rights */
      frozen: z.number().int(),
      /** how much only named readers may read; it is masked along or not, and nothing else is said of it */
      internal: z.number().int(),
      imports: z.number().int(),
    }),
  },
  requestErasure: {
    summary: 'Ask that a person’s data be erased (依法删除); the security administrator decides',
    description: 'The ground stays for good and names nobody.',
    body: z.object({ command: commandId, person: uuid.nullable(), words, ground: z.string().trim().min(2).max(500), account: z.boolean(), internal: z.boolean(), facts: z.array(uuid).max(200), files: z.array(sha256).max(200), documents: z.array(uuid).max(50) }),
    response: z.object({ command: z.uuid(), ids: z.object({ erasure: uuid }) }),
  },
  decideErasure: {
    summary: 'Agree to an erasure or decline it; never who asked for it, or whose data it is',
    params: z.object({ erasure: uuid }),
    body: z.object({ command: commandId, agree: z.boolean(), reason: z.string().trim().min(2).max(500).nullable() }),
    response: z.object({ command: z.uuid(), state: z.enum(['approved', 'declined']) }),
  },
  forgetPerson: {
    summary: 'Carry out an erasure that was agreed to; it cannot be undone',
    params: z.object({ erasure: uuid }),
    body: z.object({ command: commandId }),
    response: z.object({ command: z.uuid(), facts: z.array(uuid), beside: z.number().int(), files: z.number().int(), kept: z.array(z.string()), accounts: z.number().int() }),
  },
  listErasures: {
    summary: 'Erasures asked for, decided and done, the newest first',
    response: z.object({ may: z.array(z.string()), rows: z.array(erasure) }),
  },
}
