import { DeliveryError } from '../../kernel/errors.ts'
import type { AssessmentState, SchemeState } from '../../kernel/facts/assessment.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { isOpen } from '../../kernel/assess/decide-result.ts'
import { difference as differenceOf } from '../../kernel/assess/compare.ts'
import { decimalsOf, linesOf } from '../../kernel/assess/index.ts'
import { assessedOn, type AssessedOne } from '../../kernel/assess/measure-groups.ts'
import { missingFigures } from '../../kernel/assess/measure-missing.ts'
import type { AssessedUnit } from '../../kernel/assess/types.ts'
import { exact } from '../../kernel/indicator/exact.ts'
import type { Scheme } from '../../kernel/pack/scheme-schema.ts'
import { periodByKey, previousPeriod } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { assessmentsFor } from '../../store/queries/assessments.ts'
import { filesNamed } from '../../store/queries/files.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting, Call, Deps } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { commandsOfActing, ownUnits, permitSomewhere } from '../permit.ts'
import { actedThrough, directoryOf, type Directory } from '../views/organisation.ts'
import { ifSet } from './compute.ts'
import { changedSince, runIn } from './deliver.ts'
import { knowsOf, rowOf, scoresIn } from './list-assessments.ts'
import { resultIn, type AssessmentFile } from './result-file.ts'
import { ownLines, seesBoard, seesPreview, shownResult, type Shown } from './results.ts'
import { schemeIn } from './scheme-file.ts'
import { basisView, columnView, groupViews, mostOf, nameIn, noneView, noteView, ranksShown, reviewTimes, rowView, ruleViews } from './views.ts'

export type GetAssessment = { assessment: string; first?: string | undefined; second?: string | undefined }

/** What a page of a run is made from. */
export type Board = { deps: Deps; db: Db; acting: Acting; inputs: Inputs; directory: Directory; state: AssessmentState; scheme: Scheme; shown: Shown | null; own: string[]; board: boolean }

/**
 * One run: the whole board for the office, leaders and who reads everything; its own line alone, without a place before the result is frozen, for
 * a unit; the sheet of scores for who scores.
 *
 * @throws DeliveryError `forbidden`, `not_found`, also for who may not know of it
 */
export function getAssessment(call: Call, { assessment, first, second }: GetAssessment) {
  return onBoard(call, assessment, 'getAssessment', async (board) => {
    const { deps, db, acting, inputs, state, scheme, shown, own } = board
    const result = shown?.file.result.units ?? []
    const seen = result.filter(({ unit }) => board.board || own.includes(unit))
    const nameOf = namesFrom(shown)
    const rowGiven = { scheme, ranks: ranksShown(scheme, state, board.board), own, reviews: state.reviews, before: await totalsBefore(deps, db, acting.tenant, state) }
    return {
      ...(await rowOf(deps, acting, state, inputs, own)),
      today: inputs.today,
      basis: basisView(scheme),
      version: await versionNumber(db, acting.tenant, state),
      result: shown && { kind: shown.kind, on: shown.on, file: shown.sha256, known: shown.file.cutoff, knownBy: shown.file.knownBy },
      columns: linesOf(scheme).map(columnView),
      rules: ruleViews(scheme),
      groups: groupViews(scheme, seen).filter(({ units }) => board.board || units > 0),
      rows: seen.map((unit) => rowView(unit, rowGiven)),
      missing: shown ? missingFigures(scheme, shown.file).filter(({ unit }) => board.board || own.includes(unit)).map(({ unit, name, item, why, facts }) => ({ unit: { id: unit, name }, item, name: nameIn(scheme, item), why: noneView(why, facts) })) : [],
      notes: board.board && shown ? shown.file.result.notes.map((note) => noteView(note, scheme, nameOf)) : [],
      reviews: await reviewViews(board, nameOf),
      entered: await enteredViews(board, nameOf),
      byHand: board.board ? byHandViews(board) : [],
      toScore: await sheetOf(board),
      changed: await changedViews(board, nameOf),
      deliveries: board.board || seen.length > 0 ? state.delivered.map(({ on, until, file }) => ({ on, until, file })) : [],
      circulars: board.board ? await circularViews(board) : [],
      cancelled: state.cancelled,
      difference: board.board && first && second ? differenceView(scheme, result, first, second) : null,
      may: mayDo(board),
    }
  })
}

/** Loads a run for one who may know of it. @throws DeliveryError `forbidden`, `not_found` */
export async function onBoard<T>(call: Call, id: string, command: 'getAssessment' | 'getAssessmentLine' | 'exportAssessment', work: (board: Board) => Promise<T>): Promise<T> {
  permitSomewhere(call.acting, command)
  const { deps, acting } = call
  return deps.db.snapshot(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const state = await runIn(db, acting.tenant, id)
    const units = await ownUnits(db, acting, inputs.today)
    if (!(await knowsOf(deps, acting, state, units))) throw new DeliveryError('not_found', { what: id })
    const shown = await shownResult(deps, db, { acting, state, inputs })
    const board = seesBoard(acting, command) && (shown?.kind !== 'preview' || seesPreview(acting))
    return work({ deps, db, acting, inputs, directory: await directoryOf(db, acting.tenant), state, scheme: await schemeIn(deps, state.schemeFile), shown, own: shown ? ownLines(shown, units) : [], board })
  })
}

export function namesFrom(shown: Shown | null): (unit: string) => string {
  const names = new Map(shown?.file.assessees.map(({ unit, name }) => [unit, name]))
  return (unit) => names.get(unit) ?? unit
}

/** Totals of the same scheme's result for the period before, where it is frozen. */
export async function totalsBefore(deps: Deps, db: Db, tenant: string, { scheme, period }: AssessmentState): Promise<Map<string, string>> {
  const before = previousPeriod(periodByKey(period)).key
  const frozen = (await assessmentsFor(db, tenant, scheme, before)).flatMap((state) => state.frozen ?? [])[0]
  if (!frozen) return new Map()
  return new Map((await resultIn(deps, frozen.file)).result.units.map(({ unit, total }) => [unit, total]))
}

async function versionNumber(db: Db, tenant: string, { scheme, schemeFile }: AssessmentState): Promise<number> {
  const subject = `scheme:${scheme}`
  const state = (await statesOf<SchemeState>(db, tenant, [subject])).get(subject)
  return state?.versions.find(({ file }) => file === schemeFile)?.version ?? 1
}

async function reviewViews({ deps, db, acting, inputs, directory, state, scheme, shown, own, board }: Board, nameOf: (unit: string) => string) {
  const seen = state.reviews.filter(({ unit }) => board || own.includes(unit))
  const files = await filesNamed(db, acting.tenant, seen.flatMap(({ attachments }) => attachments))
  const commands = commandsOfActing(acting)
  return Promise.all(
    seen.map(async (review) => {
      const { id, unit, item, words, on, post, decided, withdrawn } = review
      const line = shown?.file.result.units.find((one) => one.unit === unit)
      const open = isOpen(review) && state.status === 'delivered'
      return {
        id,
        unit: { id: unit, name: nameOf(unit) },
        item,
        itemName: nameIn(scheme, item),
        words,
        attachments: fileRefs(review.attachments, files),
        on,
        ...reviewTimes(review, state.delivered, scheme, inputs.calendar),
        by: actedThrough(directory, post, on),
        score: line?.lines.find((one) => one.item === item)?.score ?? line?.adjustments.find((one) => one.rule === item)?.score ?? null,
        ifAccepted: open && board && shown && line ? await ifAccepted(deps, shown.file, scheme, line, item, id) : null,
        decided: decided && { accepted: decided.accepted, value: decided.value, words: decided.words, on: decided.on, by: actedThrough(directory, decided.post, decided.on) },
        withdrawnOn: withdrawn?.on ?? null,
        may: { decide: open && commands.includes('decideReview'), withdraw: open && own.includes(unit) && commands.includes('withdrawReview') },
      }
    }),
  )
}

/** What the unit would come to if a plus or minus point or a veto were not counted. Of an item nobody knows before it is decided. */
async function ifAccepted(deps: Deps, file: AssessmentFile, scheme: Scheme, { unit, total }: AssessedUnit, item: string, review: string) {
  if (linesOf(scheme).some(({ id }) => id === item)) return null
  const { units } = await ifSet(deps, file, { unit, item, value: '0', review })
  const would = units.find((one) => one.unit === unit)
  if (!would) return null
  return { value: '0', total: would.total, rank: would.rank, totalBy: exact(would.total).minus(total).toFixed(decimalsOf(scheme)) }
}

function fileRefs(hashes: readonly string[], files: ReadonlyMap<string, { name: string | null; mediaType: string }>) {
  return hashes.flatMap((sha256) => {
    const file = files.get(sha256)
    return file ? [{ sha256, name: file.name ?? sha256, mediaType: file.mediaType }] : []
  })
}

async function enteredViews({ db, acting, directory, state, scheme, own, board }: Board, nameOf: (unit: string) => string) {
  const seen = state.adjustments.filter(({ unit }) => board || own.includes(unit))
  const files = await filesNamed(db, acting.tenant, seen.flatMap(({ attachments }) => attachments))
  const matters = await statesOf<MatterState>(db, acting.tenant, seen.flatMap(({ matter }) => (matter ? [`matter:${matter}`] : [])))
  return seen.map(({ id, unit, rule, times, ground, matter, attachments, on, post, withdrawn }) => {
    const about = matter ? matters.get(`matter:${matter}`) : undefined
    return {
      id,
      unit: { id: unit, name: nameOf(unit) },
      rule,
      name: nameIn(scheme, rule),
      times,
      ground,
      matter: about ? { id: about.id, code: about.code, title: about.title } : null,
      attachments: fileRefs(attachments, files),
      on,
      by: actedThrough(directory, post, on),
      withdrawn,
    }
  })
}

type ByHandRule = { scorer: { zh: string; en: string }; ground: { zh: string; en: string }; jury?: number | undefined; trimmed?: boolean | undefined }

function byHandItems(scheme: Scheme): { head: ReturnType<typeof linesOf>[number]; byHand: ByHandRule }[] {
  return linesOf(scheme).flatMap((head) => (head.item && 'byHand' in head.item.measure ? [{ head, byHand: head.item.measure.byHand }] : []))
}

function byHandViews({ directory, inputs, state, scheme, shown }: Board) {
  return byHandItems(scheme).map(({ head, byHand }) => {
    const posts = state.juries.find(({ item }) => item === head.id)?.posts ?? []
    const given = state.hand.filter(({ item }) => item === head.id)
    const units = (shown?.file.assessees ?? []).filter(({ group }) => mostOf(scheme, head, group, state.period) !== '0').length
    return {
      item: head.id,
      name: head.name,
      scorer: byHand.scorer,
      ground: byHand.ground,
      jury: byHand.jury ?? null,
      trimmed: byHand.trimmed ?? false,
      units,
      given: given.length,
      of: units * (byHand.jury ?? Math.max(posts.length, 1)),
      on: given.map(({ on }) => on).sort().at(-1) ?? null,
      scorers: posts.map((post) => ({ post, name: actedThrough(directory, post, inputs.today) ?? post, given: given.filter(({ scorer }) => scorer === post).length })),
    }
  })
}

/** What the acting post scores: the units that it may score, with what it has given. */
async function sheetOf({ db, acting, directory, state, scheme }: Board) {
  if (!scoresIn(acting, state)) return []
  const post = acting.post ?? ''
  const { assessed } = assessedOn(scheme, [...directory.units.values()], periodByKey(state.period).end)
  const home = directory.posts.get(post)?.unit
  const mine = state.hand.filter(({ scorer }) => scorer === post)
  const files = await filesNamed(db, acting.tenant, mine.flatMap(({ attachments }) => attachments))
  return byHandItems(scheme)
    .filter(({ head }) => state.juries.some(({ item, posts }) => item === head.id && posts.includes(post)))
    .map(({ head, byHand }) => ({
      item: head.id,
      name: head.name,
      points: String(head.points),
      standard: head.standard ?? null,
      ground: byHand.ground,
      units: assessed
        .map((one: AssessedOne) => ({ one, most: mostOf(scheme, head, one.group, state.period) }))
        .filter(({ one, most }) => most !== '0' && one.unit !== home)
        .map(({ one, most }) => {
          const score = mine.find(({ item, unit }) => item === head.id && unit === one.unit)
          return { unit: { id: one.unit, name: one.name }, most, value: score?.value ?? null, ground: score?.ground ?? null, attachments: fileRefs(score?.attachments ?? [], files) }
        }),
    }))
}

/** What the last delivery, or freezing, changed against the result before it. */
async function changedViews({ deps, state, scheme, shown, own, board }: Board, nameOf: (unit: string) => string) {
  const earlier = state.frozen ? state.delivered.at(-1) : state.delivered.at(-2)
  if (!shown || shown.kind === 'preview' || !earlier) return []
  const before = (await resultIn(deps, earlier.file)).result.units
  return shown.file.result.units
    .filter(({ unit }) => board || own.includes(unit))
    .flatMap((now) => {
      const was = before.find(({ unit }) => unit === now.unit)
      const lines = now.lines.map(({ item, score }) => ({ what: item, to: score, from: was?.lines.find((line) => line.item === item)?.score ?? null }))
      const rules = [...new Set([...now.adjustments, ...(was?.adjustments ?? [])].map(({ rule }) => rule))].map((rule) => ({ what: rule, to: scoreOf(now, rule), from: was ? scoreOf(was, rule) : null }))
      const name = { id: now.unit, name: nameOf(now.unit) }
      return [...lines, ...rules, { what: 'total', to: now.total, from: was?.total ?? null }].filter(({ from, to }) => from !== to).map((one) => ({ unit: name, ...one, name: one.what === 'total' ? TOTAL : nameIn(scheme, one.what) }))
    })
}

const TOTAL = { zh: '得分', en: 'total' }

function scoreOf({ adjustments }: AssessedUnit, rule: string): string | null {
  return adjustments.find((one) => one.rule === rule)?.score ?? null
}

async function circularViews({ db, acting, state }: Board) {
  const letters = await statesOf<LetterState>(db, acting.tenant, state.circulars.map((id) => `letter:${id}`))
  return [...letters.values()].map(({ id, title, status }) => ({ id, title, status }))
}

function differenceView(scheme: Scheme, units: readonly AssessedUnit[], first: string, second: string) {
  const [a, b] = [first, second].map((id) => units.find(({ unit }) => unit === id))
  if (!a || !b) throw new DeliveryError('not_found', { what: a ? second : first })
  const { lines, adjustments, total } = differenceOf(scheme, a, b)
  return { first: { id: a.unit, name: a.name }, second: { id: b.unit, name: b.name }, total, lines: lines.map(({ item, name, difference }) => ({ item, name, by: difference })), adjusted: adjustments }
}

/** Commands that are possible here and now. */
function mayDo({ acting, inputs, state, shown, own, board }: Board): string[] {
  const commands: readonly string[] = commandsOfActing(acting)
  const { status } = state
  const running = status === 'open' || status === 'delivered'
  const until = state.delivered.at(-1)?.until ?? null
  const open = state.reviews.some(isOpen)
  const possible: Record<string, boolean> = {
    giveScores: (running && commands.includes('deliverAssessment')) || scoresIn(acting, state),
    adjustScore: running,
    withdrawAdjustment: running,
    deliverAssessment: status === 'open' ? inputs.today >= state.cutoff : status === 'delivered' && shown !== null && (changedSince(state, shown.file) || state.reviews.some(({ decided }) => decided?.accepted)),
    requestReview: status === 'delivered' && until !== null && inputs.today <= until && own.length > 0,
    decideReview: status === 'delivered' && open,
    freezeAssessment: status === 'delivered' && !open && until !== null && inputs.today > until && shown !== null && !changedSince(state, shown.file),
    draftAssessmentCircular: status === 'frozen',
    cancelAssessment: running,
    exportAssessment: shown !== null && (board || own.length > 0),
  }
  return Object.entries(possible).flatMap(([command, now]) => (now && commands.includes(command) ? [command] : []))
}
