import { z } from 'zod'
import { importProblemWords, type ImportProblemCode } from '../../kernel/words/import-problems.ts'
import { bilingual, commandId, day, holderRef, light, uuid } from './common.ts'

const show = z.string().max(100)

/** An import as its page shows it. */
export const exchangeImport = z.object({
  id: uuid,
  ledger: z.string(),
  ledgerName: bilingual,
  name: z.string(),
  state: z.enum(['reading', 'mapping', 'comparing', 'preview', 'applying', 'applied', 'undone']),
  createdAt: z.string(),
  rows: z.number().int(),
  sheet: z.string(),
  title: z.string().nullable(),
  headRow: z.number().int(),
  /** the file's columns: place, letter, name, what it is matched with and how sure that is, and what stands in it */
  columns: z.array(
    z.object({
      at: z.number().int(),
      letter: z.string(),
      name: z.string(),
      group: z.string().nullable(),
      hidden: z.boolean(),
      show: z.string().nullable(),
      sure: z.enum(['same', 'synonym', 'contained', 'alike', 'none']),
      samples: z.array(z.string()),
    }),
  ),
  /** what a column may be matched with; those that are not `writable` are computed and not imported */
  targets: z.array(z.object({ show: z.string(), name: bilingual, writable: z.boolean(), mark: z.boolean() })),
  /** their words for ours, of columns that say one of a few; an empty one is the same as ours */
  words: z.array(z.object({ show: z.string(), words: z.array(z.object({ ours: z.string(), theirs: z.string() })) })),
  /** the field by whose value rows are known again; null: by code and title */
  matchedBy: bilingual.nullable(),
  /** open matters with such a number that the file does not name; nothing is done to them */
  vanished: z.object({ count: z.number().int(), rows: z.array(z.object({ matter: uuid, code: z.string(), title: z.string(), number: z.string() })) }),
  /** required columns that the file does not have */
  missing: z.array(z.object({ show: z.string(), name: bilingual })),
  /** lines across the table, which are no rows */
  asides: z.array(z.object({ row: z.number().int(), text: z.string() })),
  notes: z.array(bilingual),
  counts: z.object({
    new: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    conflict: z.number().int(),
    error: z.number().int(),
    aside: z.number().int(),
    /** rows with a formula's value that nobody has said yes to */
    asks: z.number().int(),
    taken: z.number().int(),
    undecided: z.number().int(),
    opened: z.number().int(),
    amended: z.number().int(),
    failed: z.number().int(),
    takenBack: z.number().int(),
    left: z.number().int(),
  }),
})

const kind = z.enum(['new', 'changed', 'unchanged', 'conflict', 'error', 'aside'])
const done = z.enum(['opened', 'amended', 'failed', 'undone', 'left'])

/** What one row comes to. `old`, `new`: words as they stand; `base`: as it stood when the file was handed out, where the matter changed since. */
export const importRow = z.object({
  row: z.number().int(),
  kind,
  title: z.string(),
  code: z.string().nullable(),
  matter: uuid.nullable(),
  asks: z.boolean(),
  changes: z.array(z.object({ show: z.string(), old: z.string().nullable(), new: z.string(), conflict: z.boolean(), base: z.string().nullable(), formula: z.boolean() })),
  problems: z.array(
    z.object({
      code: z.enum(Object.keys(importProblemWords) as [ImportProblemCode, ...ImportProblemCode[]]),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      show: z.string().nullable(),
      at: z.number().int().nullable(),
      /** a name that is not known, with the nearest that are */
      written: z.string().optional(),
      near: z.array(z.object({ holder: holderRef, name: z.string() })).optional(),
      holderType: z.enum(['unit', 'post', 'seat']).optional(),
    }),
  ),
  decision: z.enum(['take', 'rest', 'skip']).nullable(),
  done: done.nullable(),
})

const ledger = z.object({ ledger: z.string().max(40) })
const params = z.object({ import: uuid })

export const exchangeSchemas = {
  exportLedger: {
    replica: true,
    summary: 'A ledger as .xlsx, as offices exchange it',
    description: 'All columns that the pack declares, of the matters this membership sees; hidden columns at the end know the rows again when the file comes back. With `command` (a UUIDv7), `GET /jobs/{command}` tells how far it is. With `form` it goes out as the table of another system that was last imported: its columns, its order, its words; `changed=true`: only what has changed since the export that was last confirmed. Where the whole ledger went out so, the header `x-exported-at` says when it began.',
    params: ledger,
    query: z.object({ command: commandId.optional(), form: z.enum(['theirs-xlsx', 'theirs-csv']).optional(), changed: z.enum(['true']).optional(), unit: uuid.optional(), role: z.string().max(40).optional(), post: uuid.optional(), light: light.optional(), stage: z.string().max(40).optional(), open: z.enum(['true', 'false']).optional(), dueFrom: day.optional(), dueTo: day.optional(), document: uuid.optional(), q: z.string().trim().max(100).optional() }),
    binary: true,
    response: z.unknown(),
  },
  confirmExport: {
    summary: 'Say that an export has been brought into the other system',
    description: 'With the `x-exported-at` of that export. From then on `changed=true` begins there, some minutes earlier to be sure; until it is said, changes keep going out.',
    params: ledger,
    body: z.object({ exportedAt: z.iso.datetime() }),
    response: z.object({ ledger: z.string() }),
  },
  startImport: {
    summary: 'Hand in a table for a ledger (multipart: fields `command` and `file`)',
    description: 'Reads an .xlsx or a .csv (UTF-8, GB18030), finds its head, proposes which column is which and, where that is sure, compares every row. Nothing is written. The command is the import’s id; `GET /jobs/{command}` tells how far it is, `DELETE` ends it and keeps nothing.',
    params: ledger,
    multipart: true,
    response: exchangeImport,
  },
  listImports: { summary: 'What one has handed in for a ledger', params: ledger, response: z.object({ rows: z.array(z.object({ id: uuid, name: z.string(), state: exchangeImport.shape.state, stateName: bilingual, rows: z.number().int(), createdAt: z.string() })) }) },
  getImport: {
    summary: 'An import with a page of its rows: additions, changes, conflicts, mistakes',
    params,
    query: z.object({ kind: kind.optional(), asks: z.enum(['true']).optional(), done: done.optional(), cursor: z.string().regex(/^\d{1,7}$/).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ import: exchangeImport, rows: z.array(importRow), next: z.string().nullable() }),
  },
  setMapping: {
    summary: 'Say which column is which, whom a written name means and which word is which, and compare anew',
    description: '`words`: their words by column and by ours; the first of several (、) goes out, each comes in. The matching is kept for the next file with the same head. Without `columns` it stays as it is. A job under the command’s id.',
    params,
    body: z.object({ command: commandId, columns: z.array(z.object({ at: z.number().int().min(0).max(16_383), show: show.nullable() })).max(500).optional(), names: z.array(z.object({ written: z.string().max(200), holder: holderRef })).max(500).optional(), words: z.record(show, z.record(z.string().max(60), z.string().max(200))).optional() }),
    response: exchangeImport,
  },
  decideRows: {
    summary: 'Decide on rows, or on all of a kind',
    description: '`take` writes what the file says, `rest` only what nobody else has changed, `skip` nothing, null leaves it undecided. Rows that are not decided on are not written.',
    params,
    body: z.object({ command: commandId, rows: z.array(z.number().int().min(1)).max(1000).optional(), kind: z.enum(['new', 'changed', 'conflict']).optional(), decision: z.enum(['take', 'rest', 'skip']).nullable() }),
    response: z.object({ decided: z.number().int(), import: exchangeImport }),
  },
  applyImport: { summary: 'Write what was decided', description: 'In parts, each in a transaction of its own; called again after an interruption it goes on. A job under the command’s id.', params, body: z.object({ command: commandId }), response: exchangeImport },
  cancelImport: { summary: 'Throw an import away before it is written', params, response: z.object({ id: uuid }) },
  undoImport: { summary: 'Take back what an import wrote, where nothing has been written since', params, body: z.object({ command: commandId, reason: z.string().trim().min(1).max(1000) }), response: exchangeImport },
}
