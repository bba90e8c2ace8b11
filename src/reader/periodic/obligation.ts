import type { PeriodName } from '../reading.ts'

/** An obligation that returns, with its place in its sentence. */
export type Obligation = { from: number; to: number; period: PeriodName; action: string; count: number | null; actor: string | null; recipient: string | null }
