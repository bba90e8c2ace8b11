import { asksForCheckIn, asksForTraces } from '../pack/burden.ts'

export type Unasked = 'check-in' | 'traces'

/** What a text asks for that nothing here may ask: check-ins; photographs, recordings, positions and other traces as proof of work. */
export function unaskedIn(text: string): Unasked | null {
  return asksForCheckIn(text) ? 'check-in' : asksForTraces(text) ? 'traces' : null
}
