import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { DeliveryError } from '../../kernel/errors.ts'
import type { InputState } from '../../kernel/facts/city.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import { droppedBy } from '../../kernel/pack/drops.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import { dayOf, type Day } from '../../kernel/time/day.ts'
import { canonicalPack } from '../../packs/parse.ts'
import { append } from '../../store/append.ts'
import type { HashAlgorithm } from '../../store/hash.ts'
import { markBuilt } from '../../store/queries/built-by.ts'
import { cityRow, keepCity } from '../../store/queries/cities.ts'
import { standingOfMatters } from '../../store/queries/standing.ts'
import { lockSubjects } from '../../store/subjects.ts'
import type { Deps } from '../call.ts'
import { derivedId, newCommandId } from '../ids.ts'
import { packVersions } from './inputs.ts'

/** Opens a city (or county): its own tenant with its own facts, sealed by SM3 unless another hash is chosen. Done once, by the product itself. */
export async function openCity(deps: Deps, { hash = 'sm3', ...city }: { id: string; name: string; demonstration: boolean; fixedToday: Day | null; hash?: HashAlgorithm }): Promise<void> {
  const { id: tenant, ...payload } = city
  const occurredOn = city.fixedToday ?? dayOf(deps.now())
  await bySystem(deps, tenant, async (tx) => {
    await keepCity(tx, { id: tenant, name: city.name, demonstration: city.demonstration, fixed_today: city.fixedToday, hash_alg: hash })
    await markBuilt(tx, tenant)
    await lockSubjects(tx, tenant, [`city:${tenant}`])
    return [{ subject: `city:${tenant}`, kind: 'city.opened', occurredOn, payload }]
  })
}

/**
 * Installs a pack: its content goes to a content-addressed file, the fact holds its hash and effective day. The same pack
 * again does nothing.
 *
 * @returns whether it is new; matters are then judged anew by the caller (`judgeAll`)
 * @throws DeliveryError `pack_same_version` when the version is installed with other content, `pack_drops` when it lacks a ledger
 *   or a state in which matters stand
 */
export async function installPack(deps: Deps, tenant: string, pack: Pack, effectiveOn: Day): Promise<boolean> {
  const hash = await keepPack(deps, pack)
  return bySystem(deps, tenant, async (tx) => {
    const subject = `pack:${pack.id}`
    const installed = (await lockSubjects(tx, tenant, [subject])).get(subject) as InputState | undefined
    const same = installed?.versions.find(({ version }) => version === pack.version)
    if (same && same.hash !== hash) throw new DeliveryError('pack_same_version', { pack: pack.id, version: pack.version })
    if (same) return []
    if (installed) {
      const dropped = droppedBy(pack, await packVersions(deps, installed), await standingOfMatters(tx, tenant))
      if (dropped.length > 0) throw new DeliveryError('pack_drops', { pack: pack.id, version: pack.version, dropped })
    }
    return [packInstalled(pack, hash, effectiveOn)]
  })
}

/** Keeps a pack as a content-addressed file. @returns its hash */
export async function keepPack(deps: Deps, pack: Pack): Promise<string> {
  const content = new TextEncoder().encode(canonicalPack(pack))
  await deps.files.put(content)
  return createHash('sha256').update(content).digest('hex')
}

/** The fact that a kept pack is installed. */
export function packInstalled({ id, version }: Pack, hash: string, effectiveOn: Day): FactDraft {
  return { subject: `pack:${id}`, kind: 'pack.installed', occurredOn: effectiveOn, payload: { version, hash, effectiveOn } }
}

/**
 * Installs the working-day calendar that is built in, if this version is new to the city: judgements rest on it, so it is an
 * input with a hash like a pack.
 */
export async function installCalendar(deps: Deps, tenant: string, calendar: Calendar, effectiveOn: Day): Promise<boolean> {
  const content = new TextEncoder().encode(canonicalize(calendar) ?? '')
  const hash = createHash('sha256').update(content).digest('hex')
  await deps.files.put(content)
  return bySystem(deps, tenant, async (tx) => {
    const subject = 'calendar:china'
    const installed = (await lockSubjects(tx, tenant, [subject])).get(subject) as InputState | undefined
    if (installed?.versions.some((one) => one.hash === hash)) return []
    return [{ subject, kind: 'calendar.installed', occurredOn: effectiveOn, payload: { version: calendar.version, hash, effectiveOn } }]
  })
}

type Work = Parameters<Deps['db']['write']>[1]

/** Facts that the product writes by itself, outside any membership: only what makes a city able to begin. */
export async function bySystem(deps: Deps, tenant: string, work: (tx: Parameters<Work>[0]) => Promise<{ subject: string; kind: string; occurredOn: Day; payload: unknown }[]>): Promise<boolean> {
  const now = deps.now()
  const commandId = newCommandId(now)
  return deps.db.write(tenant, async (tx) => {
    const drafts = await work(tx)
    const facts = drafts.map((draft, index) => ({ ...draft, id: derivedId(commandId, `fact:${index}`) }))
    const city = await cityRow(tx, tenant)
    if (!city) throw new DeliveryError('not_found', { what: tenant })
    await append(tx, { tenant, commandId, recordedAt: now, hashAlgorithm: city.hash_alg, actor: 'system', post: null, onBehalfOf: null }, facts, null)
    return facts.length > 0
  })
}
