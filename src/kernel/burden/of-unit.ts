import { plainName } from './names.ts'
import { countsOf, type AskedPart, type AskedThing } from './asked.ts'
import { CEILINGS, PREFILLED_SHARE, type BurdenRules, type Ceilings, type Counts, type Minutes } from './rules.ts'

/** One thing asked, with what it is estimated to take and what of it the product could have known. */
export type BurdenLine = AskedThing & Counts & { minutes: number; /** parts that were filled in already, stood elsewhere, or were asked of the unit twice */ known: number; /** names of the parts asked elsewhere in the same month too */ twice: string[] }

export type Burden = Counts & {
  minutes: number
  requests: number
  /** fields, texts and files together */
  parts: number
  known: number
  /** what still has to be filled in by hand: counted against the ceilings */
  asked: Pick<Ceilings, 'fields' | 'files'>
  lines: BurdenLine[]
}

/**
 * What was asked of one unit in one month. Of what is asked, never of who did what and when: nothing that a person did enters.
 *
 * @param things all of one unit and one month
 */
export function burdenOf(things: readonly AskedThing[], { minutes }: Pick<BurdenRules, 'minutes'>): Burden {
  const repeated = askedTwice(things)
  const lines = things
    .map((thing): BurdenLine => {
      const twice = repeated.get(thing) ?? []
      const known = thing.parts.filter((part) => part.known || twice.includes(part.name)).length
      return { ...thing, ...countsOf(thing), minutes: minutesOf(thing, minutes), known, twice }
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.source.title < b.source.title ? -1 : 1))
  const sum = (of: (line: BurdenLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  const byHand = (as: readonly AskedPart['as'][]) => sum((line) => line.parts.filter((part) => !isFilledIn(line, part) && as.includes(part.as)).length)
  return {
    minutes: sum((line) => line.minutes),
    fields: sum(({ fields }) => fields),
    texts: sum(({ texts }) => texts),
    files: sum(({ files }) => files),
    meetings: sum(({ meetings }) => meetings),
    inspections: sum(({ inspections }) => inspections),
    letters: sum(({ letters }) => letters),
    requests: lines.filter(({ kind }) => kind === 'request').length,
    parts: sum(({ parts }) => parts.length),
    known: sum(({ known }) => known),
    asked: { fields: byHand(['field', 'text']), files: byHand(['file']) },
    lines,
  }
}

/** Estimated minutes, whole, rounded up: what is filled in already is only read through. */
export function minutesOf(thing: Pick<AskedThing, 'kind' | 'parts'>, minutes: Minutes): number {
  const parts = thing.parts.reduce((total, part) => total + minutes[part.as] * (isFilledIn(thing, part) ? PREFILLED_SHARE : 1), 0)
  const { meetings, inspections, letters } = countsOf(thing)
  // The reply to a letter is its text: not counted twice.
  return Math.ceil(letters > 0 ? letters * minutes.letter : parts + meetings * minutes.meeting + inspections * minutes.inspection)
}

/** A request that asks for what stands elsewhere is still filled in by hand; what the product lays out for an update is only read. */
function isFilledIn({ kind }: Pick<AskedThing, 'kind'>, { known }: AskedPart): boolean {
  return known && kind !== 'request'
}

/** Parts of requests that another request of the same month asks by the same name: the later one could have known. */
function askedTwice(things: readonly AskedThing[]): Map<AskedThing, string[]> {
  const seen = new Set<string>()
  const found = new Map<AskedThing, string[]>()
  const requests = things.filter(({ kind }) => kind === 'request').toSorted((a, b) => (a.on < b.on ? -1 : 1))
  for (const thing of requests) {
    const names = thing.parts.map(({ name }) => name)
    const again = names.filter((name) => seen.has(plainName(name)))
    if (again.length > 0) found.set(thing, again)
    for (const name of names) seen.add(plainName(name))
  }
  return found
}

/** Where a unit stands against a ceiling. */
export type AgainstCeiling = { ceiling: keyof Ceilings; used: number; most: number }

export function againstCeilings(burden: Pick<Burden, 'minutes' | 'requests' | 'asked'>, ceilings: Ceilings): AgainstCeiling[] {
  const used: Ceilings = { minutes: burden.minutes, requests: burden.requests, ...burden.asked }
  return CEILINGS.map((ceiling) => ({ ceiling, used: used[ceiling], most: ceilings[ceiling] }))
}

/** What a further thing would take a unit over: nothing where it adds nothing to what stands over a ceiling already. */
export function overWith(burden: Burden, added: Pick<Burden, 'minutes' | 'requests' | 'asked'>, ceilings: Ceilings): (AgainstCeiling & { adds: number })[] {
  const adds = againstCeilings(added, ceilings)
  return againstCeilings(burden, ceilings).flatMap((one, index) => {
    const more = adds[index]?.used ?? 0
    return more > 0 && one.used + more > one.most ? [{ ...one, adds: more }] : []
  })
}
