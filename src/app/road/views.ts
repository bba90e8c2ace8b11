import { rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { roadOf, type ChangeRequest, type Opinion } from '../../kernel/facts/road.ts'
import { approvedNames, touchesApproved } from '../../kernel/approval.ts'
import { covers } from '../../kernel/holders.ts'
import type { Light } from '../../kernel/light.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { namesIn } from '../../kernel/pack/names.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import { missingFor, offered } from '../../kernel/procedure.ts'
import { partOf, standsSince, yearEndOf } from '../../kernel/road.ts'
import { workingDaysLate, type Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import { changeWords } from '../../kernel/words/records.ts'
import type { Acting } from '../call.ts'
import { fieldsInWords } from '../views/fields.ts'
import { holderText } from '../views/holder-text.ts'
import { actedThrough, unitRef, type Directory } from '../views/organisation.ts'

export type RoadContext = { rules: LedgerRules; directory: Directory; calendar: Calendar; acting: Acting; own: readonly string[]; today: Day }

/** A project as the year's list shows it, with what may be done with it now and what that still lacks. */
export function projectView(matter: MatterState, light: Light, context: RoadContext) {
  const { rules, directory, calendar, today } = context
  const { procedure, ledger } = rules
  const stage = procedure.states.find(({ id }) => id === matter.stage)
  const { proposed, opinions, requests } = roadOf(matter)
  const waiting = requests.find(({ decided }) => !decided)
  return {
    id: matter.id,
    code: matter.code,
    title: matter.title,
    year: matter.year,
    part: partOf(rules, matter.stage),
    end: yearEndOf(rules, matter),
    stage: matter.stage,
    stageName: stage?.name ?? { zh: matter.stage, en: matter.stage },
    final: stage?.final ?? null,
    since: standsSince(matter),
    limit: matter.limitDue,
    workdaysLate: matter.limitDue ? workingDaysLate(matter.limitDue, today, calendar) : 0,
    light,
    due: matter.due,
    milestones: { all: matter.milestones.length, reached: matter.milestones.filter(({ reachedOn }) => reachedOn).length },
    duties: dutiesInWords(matter, context),
    fields: fieldsInWords(ledger.fields, matter.fields, directory, today),
    proposed: proposed && { on: proposed.on, late: proposed.late, call: proposed.call, unit: unitRef(directory, proposed.unit, today) },
    opinions: { asked: opinions.length, given: opinions.filter(({ given }) => given).length, answered: opinions.filter(({ answered }) => answered).length },
    request: waiting ? requestView(waiting, matter, context) : null,
    can: stepsOffered(matter, context),
  }
}

/** Who has which duty on the day, by the ledger's roles, as tables of offices write it. */
function dutiesInWords(matter: MatterState, { rules, directory, today }: RoadContext) {
  return rules.duties.flatMap(({ id, name }) => {
    const held = matter.duties.filter((duty) => duty.role === id && covers(duty, today))
    return held.length === 0 ? [] : [{ role: id, name, text: held.map((duty) => holderText(directory, duty, today)).join('、'), holders: held.map(({ holder }) => holder) }]
  })
}

function stepsOffered(matter: MatterState, { rules, acting, own, today }: RoadContext) {
  const { procedure, pack, ledger } = rules
  const roles = rolesIn(matter.duties, { ...acting, own }, today)
  const approvals = ledger.fields.filter(({ approval }) => approval).map(({ id }) => id)
  const has = {
    fields: [...approvals, ...Object.keys(matter.fields).filter((field) => matter.fields[field] !== null && matter.fields[field] !== '')],
    duties: matter.duties.filter((duty) => covers(duty, today)).map(({ role }) => role),
    attachments: 0,
    note: '-',
    due: matter.due !== null,
  }
  return offered(procedure, matter.stage, roles, didTheWork(matter, rules.duties, own, [today])).flatMap(({ id, name, needs, does }) => {
    const road = procedure.transitions.find((one) => one.id === id)?.road
    const missing = missingFor({ needs, does }, has)
    return road ? [{ step: road, name, needsNote: needs.note, missing: missing.map((what) => ({ zh: namesIn(pack, ledger, 'zh')(what), en: namesIn(pack, ledger, 'en')(what) })) }] : []
  })
}

/** An opinion with whose it is; for the table of opinions and their adoption (意见采纳表). */
export function opinionView({ id, holder, askedOn, until, text, given, answered }: Opinion, { directory, calendar, today }: Pick<RoadContext, 'directory' | 'calendar' | 'today'>) {
  return {
    id,
    holder: { ...holder, name: holderText(directory, { holder, territory: null }, today) },
    askedOn,
    until,
    workdaysLate: given ? 0 : workingDaysLate(until, today, calendar),
    text,
    given: given && { verdict: given.verdict, words: given.words, on: given.on, by: actedThrough(directory, given.post, today) },
    answered,
  }
}

/** A requested change, each thing with its old and new value. */
export function requestView({ id, unit, post, changes, reason, askedOn, decided }: ChangeRequest, matter: MatterState, { rules, directory, today }: Pick<RoadContext, 'rules' | 'directory' | 'today'>) {
  const touched = touchesApproved(rules, matter, changes)
  const named = (language: 'zh' | 'en') => approvedNames(rules, touched, language, changeWords)
  return {
    id,
    by: actedThrough(directory, post, today) ?? unitRef(directory, unit, today)?.name ?? null,
    askedOn,
    reason,
    what: touched.map((what, index) => ({
      name: { zh: named('zh')[index] ?? what, en: named('en')[index] ?? what },
      before: valueOf(what, matter),
      after: valueOf(what, { ...matter, ...changes, fields: { ...matter.fields, ...changes.fields } }),
    })),
    decided,
  }
}

function valueOf(what: string, { title, due, fields, milestones }: { title: string; due: Day | null; fields: MatterState['fields']; milestones: readonly { title: string; due: Day }[] }): string {
  if (what === 'title') return title
  if (what === 'due') return due ?? ''
  if (what === 'milestones') return milestones.map((one) => `${one.title}（${one.due}）`).join('；')
  return [fields[what.slice('field:'.length)] ?? ''].flat().join('、')
}
