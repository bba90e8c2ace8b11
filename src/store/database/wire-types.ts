import pg from 'pg'

type Parse = (text: string) => unknown

const OID = { int8: 20, int8s: 1016, date: 1082, dates: 1182, timestamptz: 1184, timestamptzs: 1185, texts: 1009 } as const

const same: Parse = (text) => text
const builtIn = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse
const parseInstant = builtIn(OID.timestamptz)
const parseTexts = builtIn(OID.texts) as (text: string) => (string | null)[]

const each =
  (parse: Parse): Parse =>
  (text) =>
    parseTexts(text).map((item) => (item === null ? null : parse(item)))

/** `infinity` has no date object: it stays the word. */
const isoInstant: Parse = (text) => {
  const instant = parseInstant(text)
  return instant instanceof Date ? instant.toISOString() : text
}

/**
 * A day must not pass through `Date`: in China `2026-09-30` would come back as the 29th in UTC. A sequence stays far
 * below 2^53, so int8 is a number.
 */
const ours = new Map<number, Parse>([
  [OID.int8, Number],
  [OID.int8s, each(Number)],
  [OID.date, same],
  [OID.dates, each(same)],
  [OID.timestamptz, isoInstant],
  [OID.timestamptzs, each(isoInstant)],
])

/** How values come out of PostgreSQL, the same on the embedded and on the real one. */
export const wireTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parse => (format === 'binary' ? undefined : ours.get(oid)) ?? builtIn(oid, format),
}

/** For the identity library, which compares its instants as `Date`. */
export const identityTypes = { getTypeParser: pg.types.getTypeParser }
