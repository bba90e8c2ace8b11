import { DeliveryError } from '../../kernel/errors.ts'
import type { InputState } from '../../kernel/facts/city.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { packSchema } from '../../kernel/pack/schema.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import { dayOf } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import type { HashAlgorithm } from '../../store/hash.ts'
import { cityWithInputs } from '../../store/queries/cities.ts'
import { keptIn } from '../../store/database/kept-in.ts'
import { ofCity } from '../../store/kept.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Deps } from '../call.ts'

/** What rules and judgements of a city rest on, on one day: its packs and calendar in force, and its today. */
export type Inputs = { today: Day; packs: Pack[]; calendar: Calendar; city: { id: string; name: string; demonstration: boolean; hash: HashAlgorithm } }

// Packs and calendars are content-addressed and never change, so one parsed copy serves every request.
const parsedPacks = new Map<string, Pack>()
const parsedCalendars = new Map<string, Calendar>()

const held = new WeakMap<Deps, Inputs>()

/** Reads a city's inputs once for all that is done with these `deps`: for many commands in one transaction (`together`). */
export async function holdInputs(deps: Deps, tenant: string): Promise<void> {
  held.set(deps, await deps.db.read(tenant, (db) => inputsOf(deps, db, tenant)))
}

/**
 * The city's today (the demonstration's fixed one, else the day in China now), and the packs and calendar in force on it.
 *
 * @throws DeliveryError `not_found` for a city that does not exist, `calendar_missing` before one is installed
 */
export async function inputsOf(deps: Deps, db: Db, tenant: string): Promise<Inputs> {
  const known = held.get(deps)
  if (known?.city.id === tenant) return known
  const kept = keptIn(db)
  const key = `inputs:${tenant}:${dayOf(deps.now())}`
  return kept.get<Inputs>(key) ?? kept.read(key, ofCity(tenant), () => readInputs(deps, db, tenant))
}

async function readInputs(deps: Deps, db: Db, tenant: string): Promise<Inputs> {
  const city = await cityWithInputs(db, tenant)
  if (!city) throw new DeliveryError('not_found', { what: tenant })
  const today = city.fixed_today ?? dayOf(deps.now())
  const packs = await Promise.all(city.packs.map((pack) => inForce(deps, pack, today, parsedPacks, (content) => packSchema.parse(content))))
  const [calendars] = city.calendars
  // The content is our own canonical text under its hash: what was written is what is read.
  const calendar = calendars && (await inForce(deps, calendars, today, parsedCalendars, (content) => content as Calendar))
  if (!calendar) throw new DeliveryError('calendar_missing', { year: today.slice(0, 4) })
  return { today, packs: packs.flatMap((pack) => pack ?? []), calendar, city: { id: tenant, name: city.name, demonstration: city.demonstration, hash: city.hash_alg } }
}

/** The version that is in force on a day: the last installed whose day has come; null before the first. */
async function inForce<T>(deps: Deps, { versions }: InputState, today: Day, parsed: Map<string, T>, parse: (content: unknown) => T): Promise<T | null> {
  const version = versions.filter(({ effectiveOn }) => effectiveOn <= today).at(-1)
  if (!version) return null
  const known = parsed.get(version.hash)
  if (known) return known
  const content = parse(await contentOf(deps, version.hash))
  parsed.set(version.hash, content)
  return content
}

/** A pack as it was in force on a day; null before its first. */
export async function packOn(deps: Deps, db: Db, tenant: string, pack: string, day: Day): Promise<Pack | null> {
  const subject = `pack:${pack}`
  const state = (await statesOf<InputState>(db, tenant, [subject])).get(subject)
  return state ? inForce(deps, state, day, parsedPacks, (content) => packSchema.parse(content)) : null
}

/** Packs and calendar as these states say that they were in force on a day: for what is judged by what was known then. @throws DeliveryError `calendar_missing` */
export async function inputsFrom(deps: Deps, packs: readonly InputState[], calendars: readonly InputState[], day: Day): Promise<Pick<Inputs, 'packs' | 'calendar'>> {
  const found = await Promise.all(packs.map((state) => inForce(deps, state, day, parsedPacks, (content) => packSchema.parse(content))))
  const [calendar] = await Promise.all(calendars.slice(0, 1).map((state) => inForce(deps, state, day, parsedCalendars, (content) => content as Calendar)))
  if (!calendar) throw new DeliveryError('calendar_missing', { year: day.slice(0, 4) })
  return { packs: found.flatMap((pack) => pack ?? []), calendar }
}

/** These versions of a pack, whatever their days. */
export function packVersions(deps: Deps, { versions }: InputState): Promise<Pack[]> {
  return Promise.all(versions.map(async ({ hash }) => packSchema.parse(await contentOf(deps, hash))))
}

async function contentOf(deps: Deps, hash: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await deps.files.get(hash)))
}
