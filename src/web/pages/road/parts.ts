import type { Road } from './page.tsx'

export const PARTS = ['call', 'reasoning', 'approval', 'handing-down', 'carrying-out', 'closing'] as const
export type Part = (typeof PARTS)[number]

/** The part where something is to be done first: the earliest that has projects, else the call. */
export function firstPart({ parts, calls, year }: Pick<Road, 'parts' | 'calls' | 'year'>): Part {
  if (calls.some((call) => call.open && call.year === year)) return 'call'
  const waiting = parts.find(({ id, n }) => n > 0 && id !== 'closing' && id !== 'carrying-out')
  return waiting?.id ?? parts.find(({ n }) => n > 0)?.id ?? 'call'
}

/** The year that an address asks for; what is no year is left out. */
export function chosenYear(search: URLSearchParams): { year?: number } {
  const year = /^\d{4}$/.exec(search.get('year') ?? '')?.[0]
  return year ? { year: Number(year) } : {}
}

/** The last day of a quarter, for milestones that name only their quarter. */
export function quarterEnd(year: number, quarter: number): string {
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1] ?? '12-31'}`
}
