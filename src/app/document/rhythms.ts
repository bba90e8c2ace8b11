import { DeliveryError } from '../../kernel/errors.ts'
import type { InputState } from '../../kernel/facts/city.ts'
import type { DocumentPart, DocumentState } from '../../kernel/facts/document.ts'
import { askedTwice } from '../../kernel/pack/asked-twice.ts'
import { checkPack } from '../../kernel/pack/check.ts'
import type { Finding } from '../../kernel/pack/finding.ts'
import { rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import { READ_RHYTHMS, rhythmIdOf, rhythmReadFrom, withoutRhythm, withRhythm } from '../../kernel/pack/read-rhythms.ts'
import { packSchema, type Pack, type Rhythm } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { rhythmText } from '../../packs/rhythm-text.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call, Deps } from '../call.ts'
import { inputsOf, packVersions } from '../city/inputs.ts'
import { keepPack, packInstalled } from '../city/open-city.ts'
import { permitSomewhere } from '../permit.ts'
import { found, write } from '../writing.ts'
import { contentOf } from './documents-of.ts'

/** A rhythm as a person fills it in from what was read. */
export type ChosenRhythm = {
  document: string
  proposal: string
  name: string
  ledger: string
  activity: string
  atLeast: number
  period: 'week' | 'month' | 'quarter' | 'half' | 'year'
  dueDayInPeriod?: number | undefined
  participants: string[]
  from: Day
}

type Problem = { zh: string; en: string }

/**
 * What adopting a rhythm would do, with nothing written: its text for a pack's file, why it would be refused, and what is unwise about it.
 *
 * @throws DeliveryError `not_found`, `proposal_unknown`, `ledger_unknown`
 */
export async function previewRhythm({ deps, acting }: Call, chosen: ChosenRhythm): Promise<{ text: string; problems: Problem[]; warnings: Problem[] }> {
  permitSomewhere(acting, 'previewRhythm')
  return deps.db.read(acting.tenant, async (db) => {
    const subjects = [`document:${chosen.document}`, OWN]
    const states = await statesOf<DocumentState | InputState>(db, acting.tenant, subjects)
    const { packs } = await inputsOf(deps, db, acting.tenant)
    const document = found<DocumentState>(states, `document:${chosen.document}`, chosen.document)
    const { rhythm, pack } = await planned(deps, document, states.get(OWN) as InputState | undefined, packs, chosen)
    const findings = findingsOf(pack, rhythm, packs)
    return { text: rhythmText(rhythm), problems: wordsOf(findings, 'mistake'), warnings: wordsOf(findings, 'warning') }
  })
}

/**
 * Makes what was read a required practice of the city: a new version of the city's own pack of such rhythms, checked like every pack and in force from today; the rhythm itself holds from the
 * day that was chosen.
 *
 * @throws DeliveryError `rhythm_refused` with the reasons in words, and what `previewRhythm` throws
 */
export function adoptRhythm(call: Call, input: ChosenRhythm & { command: string }): Promise<{ command: string; ids: { rhythm: string } }> {
  const { command, ...chosen } = input
  return write(call, { id: command, name: 'adoptRhythm', input: chosen }, async ({ lock, packs, today }) => {
    const subject = `document:${chosen.document}`
    const states = await lock([subject, OWN])
    const document = found<DocumentState>(states, subject, chosen.document)
    const { rhythm, pack } = await planned(call.deps, document, states.get(OWN) as InputState | undefined, packs, chosen)
    const problems = wordsOf(findingsOf(pack, rhythm, packs), 'mistake')
    if (problems.length > 0) throw refused(problems)
    return { facts: [packInstalled(pack, await keepPack(call.deps, pack), today)], answer: { ids: { rhythm: rhythm.id } } }
  })
}

/** Withdraws a rhythm that was adopted from a document: a new version of the pack without it. @throws DeliveryError `rhythm_unknown` */
export function withdrawRhythm(call: Call, input: { command: string; rhythm: string }): Promise<{ command: string; ids: { rhythm: string } }> {
  return write(call, { id: input.command, name: 'withdrawRhythm', input: { rhythm: input.rhythm } }, async ({ lock, packs, today }) => {
    const before = await newest(call.deps, (await lock([OWN])).get(OWN) as InputState | undefined)
    if (!before?.rhythms.some(({ id }) => id === input.rhythm)) throw new DeliveryError('rhythm_unknown', { rhythm: input.rhythm })
    const pack = withoutRhythm(before, input.rhythm, packs)
    return { facts: [packInstalled(pack, await keepPack(call.deps, pack), today)], answer: { ids: { rhythm: input.rhythm } } }
  })
}

/** The rhythms of the packs in force, with the ledgers, people and clause they are about. */
export async function listRhythms({ deps, acting }: Call) {
  permitSomewhere(acting, 'listRhythms')
  return deps.db.read(acting.tenant, async (db) => {
    const { packs } = await inputsOf(deps, db, acting.tenant)
    return { rows: packs.flatMap((pack) => pack.rhythms.map((rhythm) => rhythmView(rhythm, pack, packs))) }
  })
}

const OWN = `pack:${READ_RHYTHMS}`

async function newest(deps: Deps, state: InputState | undefined): Promise<Pack | null> {
  if (!state) return null
  const [pack] = await packVersions(deps, { ...state, versions: state.versions.slice(-1) })
  return pack ?? null
}

/** The rhythm with its clause, and the pack that would hold it. */
async function planned(deps: Deps, document: DocumentState, own: InputState | undefined, packs: readonly Pack[], chosen: ChosenRhythm): Promise<{ rhythm: Rhythm; pack: Pack }> {
  const { reading } = await contentOf(deps, document)
  const read = reading.periodic.find(({ id }) => id === chosen.proposal)
  if (!read) throw new DeliveryError('proposal_unknown', { proposal: chosen.proposal })
  const rules = rulesOf(packs, chosen.ledger)
  if (!rules) throw new DeliveryError('ledger_unknown', { ledger: chosen.ledger })
  const heading = reading.sections.findLast(({ start, end }) => start <= read.at.start && read.at.start < end)?.heading ?? null
  const rhythm = rhythmOf(chosen, rules, sourceOf(document, document.parts.find(({ id }) => id === read.document), heading))
  return { rhythm, pack: withRhythm(await newest(deps, own), rhythm, packs) }
}

const PERIODS = { week: 'a week', month: 'a month', quarter: 'a quarter', half: 'a half-year', year: 'a year' } as const

function rhythmOf({ document, proposal, name, ledger, activity, atLeast, period, dueDayInPeriod, participants, from }: ChosenRhythm, { activities }: LedgerRules, source: Rhythm['source']): Rhythm {
  const kind = activities.find(({ id }) => id === activity)
  return {
    id: rhythmIdOf(document, proposal),
    name: { zh: name, en: `${kind?.name.en ?? activity}: at least ${atLeast} ${PERIODS[period]}` },
    activity, atLeast, period,
    per: 'matter',
    ledgers: [ledger],
    ...(dueDayInPeriod !== undefined && { dueDayInPeriod }),
    participants, from,
    exemptable: true,
    source,
  }
}

function sourceOf(document: DocumentState, part: DocumentPart | undefined, heading: string | null): Rhythm['source'] {
  return { title: part?.title || document.name, ...(part?.number && { number: part.number }), ...(part?.issuedOn && { issuedOn: part.issuedOn }), ...(heading && { clause: heading.slice(0, 120) }) }
}

/** What the checks of every pack say of this rhythm; what they say of others was said when those were adopted. */
function findingsOf(pack: Pack, rhythm: Rhythm, packs: readonly Pack[]): Finding[] {
  const others = packs.filter(({ id }) => id !== READ_RHYTHMS)
  const shaped = packSchema.safeParse(pack)
  if (!shaped.success) {
    return shaped.error.issues.map(({ path }) => ({ code: 'wrong_form', path: [], weight: 'mistake', zh: `“${path.join('.')}”的写法不对。`, en: `“${path.join('.')}” is not written as it should be.` }))
  }
  const index = pack.rhythms.findIndex(({ id }) => id === rhythm.id)
  return [...checkPack(pack, others), ...askedTwice(pack, others)].filter(({ path }) => path[0] !== 'rhythms' || path[1] === index)
}

function wordsOf(findings: readonly Finding[], weight: Finding['weight']): Problem[] {
  return findings.filter((finding) => finding.weight === weight).map(({ zh, en }) => ({ zh, en }))
}

function refused(problems: readonly Problem[]): DeliveryError {
  const said = (language: 'zh' | 'en') => problems.map((problem) => problem[language]).join(language === 'zh' ? '' : ' ')
  return new DeliveryError('rhythm_refused', { problems: problems.map(({ zh }) => zh) }, { zh: `这条规定动作没有采用：${said('zh')}`, en: `This required practice was not adopted: ${said('en')}` })
}

function rhythmView(rhythm: Rhythm, pack: Pack, packs: readonly Pack[]) {
  const among = [pack, ...packs.filter(({ id }) => pack.uses.includes(id))]
  const named = (list: 'ledgers' | 'activities' | 'duties', id: string) => ({ id, name: among.flatMap((one): readonly { id: string; name: Problem }[] => one[list]).find((one) => one.id === id)?.name ?? { zh: id, en: id } })
  const { id, name, activity, atLeast, period, per, ledgers, participants, dueDayInPeriod, from, to, exemptable, source } = rhythm
  return {
    id, name, pack: pack.id, atLeast, per, exemptable,
    period: typeof period === 'string' ? period : ('year' as const),
    activity: activity === undefined ? null : named('activities', activity),
    ledgers: ledgers.map((ledger) => named('ledgers', ledger)),
    participants: participants.map((role) => named('duties', role)),
    dueDayInPeriod: dueDayInPeriod ?? null,
    from: from ?? null,
    to: to ?? null,
    source: source ? { title: source.title, number: source.number ?? null, clause: source.clause ?? null } : null,
    read: rhythmReadFrom(id),
  }
}
