import { z } from 'zod'

/** What a table held: `sum` adds the beginnings of the SHA-256 of its rows, whatever their order, so that both databases come to the same. */
export const tableSum = z.object({ table: z.string(), rows: z.number().int(), sum: z.string() })
export type TableSum = z.infer<typeof tableSum>

/** The last entry of a back-up: what it holds, by which a restored one is judged. */
export const manifestSchema = z.object({
  format: z.literal(1),
  program: z.string(),
  madeAt: z.string(),
  /** the last migration of the database, and the text of all by their hash */
  schema: z.object({ version: z.number().int(), migrations: z.array(z.object({ version: z.number().int(), hash: z.string() })) }),
  cities: z.array(z.object({ id: z.string(), name: z.string(), facts: z.number().int(), newestSeq: z.number().int().nullable(), newestAt: z.string().nullable() })),
  tables: z.array(tableSum.extend({ parts: z.array(z.object({ bytes: z.number().int(), sha256: z.string() })) })),
  /** the states of all subjects as they had grown: replayed from the restored log, they must come to the same */
  subjects: tableSum.extend({ projections: z.number().int() }),
  files: z.object({
    count: z.number().int(),
    bytes: z.number().int(),
    /** SHA-256 over the names, which are the hashes of the contents, in the order of the archive */
    sha256: z.string(),
    /** recorded, but no more on disk, or no longer what they were: not in the back-up */
    missing: z.array(z.string()),
    damaged: z.array(z.string()),
  }),
  /** whether the key that signs the heads of the log is in it */
  signingKey: z.boolean(),
})
export type Manifest = z.infer<typeof manifestSchema>

export const MANIFEST = 'manifest.json'

/** Where a part of a table lies in the archive. */
export const partName = (table: string, part: number): string => `tables/${table}/${String(part).padStart(6, '0')}.jsonl`
export const fileName = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`
