import type { Opened } from './line.tsx'

/** `subject~rhythm~period` of the address; null where it is none. */
export function cellIn(text: string | null): Opened | null {
  const [subject, rhythm, period, more] = text?.split('~') ?? []
  return subject && rhythm && period && more === undefined ? { subject, rhythm, period } : null
}

export function addressOfCell({ subject, rhythm, period }: Opened): string {
  return [subject, rhythm, period].join('~')
}
