import type { Pack } from '../pack/schema.ts'

/** What is counted of each thing that is asked. */
export type Counts = { fields: number; texts: number; files: number; meetings: number; inspections: number; letters: number }

/** Minutes that one of each takes. */
export type Minutes = { field: number; text: number; file: number; meeting: number; inspection: number; letter: number }

/** The most that the product asks of one unit in one month: minutes in all; requests, fields (texts too) and files that are to be filled in. */
export type Ceilings = { minutes: number; requests: number; fields: number; files: number }
export const CEILINGS = ['minutes', 'requests', 'fields', 'files'] as const satisfies readonly (keyof Ceilings)[]

export type BurdenRules = { minutes: Minutes; ceilings: Ceilings; /** packs that say other than the usual, by id */ from: string[] }

/**
 * Estimates, never measured: nobody's time is watched. A figure is copied in a minute, a short text takes the four minutes that the desk says for a
 * record, a file is found and sent in three; a meeting takes half of a half day, receiving an inspection a half day, a reply to a letter half an hour.
 */
export const USUAL_MINUTES: Minutes = { field: 1, text: 4, file: 3, meeting: 120, inspection: 240, letter: 30 }

/**
 * A tenth of one person's working month (21 days of 8 hours are 10 080 minutes, a tenth of them 1 008), one request a week, and no more fields and
 * files than are filled in on one form of four pages: who tells others what is done does not do it meanwhile.
 */
export const USUAL_CEILINGS: Ceilings = { minutes: 1000, requests: 4, fields: 100, files: 10 }

/**
 * How long a thing that the product has filled in already takes, as a share of its minutes: it is read through.
 *
 * With it an update of four texts takes four minutes, as the desk says.
 */
export const PREFILLED_SHARE = 0.25

/** What the packs in force say; where several do, the last installed for minutes and the lowest for ceilings: nobody raises another's limit. */
export function burdenRules(packs: readonly Pick<Pack, 'id' | 'burden'>[]): BurdenRules {
  const saying = packs.filter(({ burden }) => burden !== undefined)
  const minutes = saying.reduce<Minutes>((all, { burden }) => ({ ...all, ...said(burden?.minutes ?? {}) }), USUAL_MINUTES)
  const lowest = (key: keyof Ceilings) => {
    const named = saying.flatMap(({ burden }) => burden?.ceilings[key] ?? [])
    return named.length > 0 ? Math.min(...named) : USUAL_CEILINGS[key]
  }
  return { minutes, ceilings: { minutes: lowest('minutes'), requests: lowest('requests'), fields: lowest('fields'), files: lowest('files') }, from: saying.map(({ id }) => id) }
}

function said(minutes: { [K in keyof Minutes]?: number | undefined }): Partial<Minutes> {
  return Object.fromEntries(Object.entries(minutes).filter(([, value]) => value !== undefined))
}
