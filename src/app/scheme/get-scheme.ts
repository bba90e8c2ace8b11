import { DeliveryError } from '../../kernel/errors.ts'
import type { SchemeState } from '../../kernel/facts/assessment.ts'
import { nameOn } from '../../kernel/holders.ts'
import type { Scheme } from '../../kernel/pack/scheme-schema.ts'
import { allAssessments } from '../../store/queries/assessments.ts'
import { documentsPage } from '../../store/queries/documents.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Db } from '../../store/database/database.ts'
import { schemeIn } from '../assessment/scheme-file.ts'
import { periodView } from '../assessment/views.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { commandsOfActing, permitSomewhere } from '../permit.ts'
import { around, findingsOf, membersOf, seenOf, shapeOf, withWords, type Around } from './context.ts'
import { contentFor, isChanged, writesSchemes } from './list-schemes.ts'

/**
 * One scheme: for who writes it as it stands now, with what is wrong and what may be chosen; for others as it was adopted last.
 *
 * @param version a version that was adopted, as it was; absent: the one just said
 * @throws DeliveryError `forbidden`, `not_found`, for a draft too where one does not write schemes
 */
export async function getScheme(call: Call, { scheme: id, version }: { scheme: string; version?: number | undefined }) {
  permitSomewhere(call.acting, 'getScheme')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const state = (await statesOf<SchemeState>(db, acting.tenant, [`scheme:${id}`])).get(`scheme:${id}`)
    const old = version === undefined ? null : state?.versions.find((one) => one.version === version)
    const content = state && (old ? await schemeIn(deps, old.file) : old === undefined ? null : await contentFor(deps, acting, state))
    if (!state || !content) throw new DeliveryError('not_found', { what: id })
    const city = await around(db, acting.tenant, inputs)
    const writes = writesSchemes(acting) && !old && state.status !== 'ended'
    return {
      today: inputs.today,
      id,
      status: state.status,
      version: old?.version ?? null,
      from: state.from,
      content,
      seen: seenOf(content),
      changed: writesSchemes(acting) && (await isChanged(deps, state)),
      versions: state.versions.map(({ version: number, from, on, reason }) => ({ version: number, from, on, reason })),
      ended: state.ended,
      findings: writes ? findingsOf(content, city).map(findingView) : [],
      members: membersView(content, city),
      options: writes ? { ...optionsOf(city), documents: await documentsOf(db, acting.tenant), runs: await runsOf(db, acting.tenant, id) } : null,
      may: writes ? commandsOfActing(acting).filter((command) => ['reviseScheme', 'adoptScheme', 'endScheme', 'previewScheme'].includes(command)) : [],
    }
  })
}

/** What is wrong with a scheme as it is being written, in its shape and in what it says. Nothing is kept. */
export async function checkScheme(call: Call, { content }: { content: Record<string, unknown> }) {
  permitSomewhere(call.acting, 'checkScheme')
  const { deps, acting } = call
  const read = shapeOf(content)
  const shape = 'findings' in read ? read.findings : []
  // Points for meetings are refused while a name elsewhere is still to be written.
  const full = 'content' in read ? read : shapeOf(withWords(content))
  if (!('content' in full)) return { shaped: false, findings: shape.map(findingView), members: [] }
  return deps.db.read(acting.tenant, async (db) => {
    const city = await around(db, acting.tenant, await inputsOf(deps, db, acting.tenant))
    return { shaped: true, findings: [...shape, ...findingsOf(full.content, city)].map(findingView), members: membersView(full.content, city) }
  })
}

function findingView({ code, path, weight, zh, en }: ReturnType<typeof findingsOf>[number]) {
  return { code, path: [...path], weight, text: { zh, en } }
}

function membersView(content: Scheme, { units, today }: Around) {
  const members = membersOf(content, units, today)
  return [...Map.groupBy(members, ({ groups: [first] }) => first ?? '')].map(([group, list]) => ({ group, units: list.map(({ unit, name }) => ({ id: unit, name })) }))
}

/** What an editor offers to choose from. */
function optionsOf({ packs, units, indicators, schemes, today }: Around) {
  const choosable = ({ id, name }: { id: string; name: { zh: string; en: string } }) => ({ id, name })
  return {
    ledgers: packs.flatMap((pack) => pack.ledgers).map(({ id, name, fields }) => ({ id, name, fields: fields.filter(({ type }) => type === 'choice').map((field) => ({ id: field.id, name: field.name, choices: field.choices.map(choosable) })) })),
    activities: packs.flatMap((pack) => pack.activities).map(({ id, name, nature }) => ({ id, name, outcome: nature === 'outcome' })),
    letters: packs.flatMap((pack) => pack.letters).map(choosable),
    indicators: indicators.map(({ id, name, measure, from }) => ({ id, name, measure, called: from?.indicator ?? null })),
    offered: packs.flatMap((pack) => pack.indicators).map(choosable),
    schemes: schemes.filter(({ status }) => status !== 'ended').map(({ content }) => choosable(content)),
    units: units.filter(({ kind, ended }) => kind !== 'group' && (ended === null || ended.on > today)).toSorted((a, b) => a.order - b.order).map((unit) => ({ id: unit.id, name: nameOn(unit, today), kind: unit.kind, assessed: unit.assessed })),
  }
}

const MOST_DOCUMENTS = 100

/** Documents of the system that may authorise a ranking: those with a number of their own. */
async function documentsOf(db: Db, tenant: string) {
  const { rows } = await documentsPage(db, tenant, { limit: MOST_DOCUMENTS })
  return rows.flatMap(({ parts }) => parts.filter(({ title }) => title !== '').map(({ title, number, issuedOn }) => ({ title, number, issuedOn })))
}

/** Runs with a result to try a change on, those of this scheme first. */
async function runsOf(db: Db, tenant: string, scheme: string) {
  const runs = (await allAssessments(db, tenant)).filter(({ status, delivered }) => status === 'frozen' || (status === 'delivered' && delivered.length > 0))
  return runs.toSorted((a, b) => Number(b.scheme === scheme) - Number(a.scheme === scheme)).map(({ id, title, period, status }) => ({ id, title, period: periodView(period), frozen: status === 'frozen' }))
}
