import type { z } from 'zod'
import type { obligationSchemas } from '../../../api/contract/obligations.ts'

/** What is required in a year of the subjects of a ledger, and how much of it is there: as the API says it; the web computes no state. */
export type Board = z.infer<(typeof obligationSchemas)['getObligations']['response']>
export type Rhythm = Board['rhythms'][number]
export type Period = Board['periods'][number]
export type Row = Board['rows'][number]
/** What one rhythm asks of one subject in one period. */
export type Cell = Row['cells'][number]
export type Status = Cell['status']
/** One cell with its records and what the office looks for. */
export type Detail = z.infer<(typeof obligationSchemas)['getObligation']['response']>
export type DetailRecord = Detail['records'][number]
