import { openBlockers } from '../../kernel/decide/problem.ts'
import { linksOf, type MatterState } from '../../kernel/facts/matter.ts'
import { behindOf } from '../../kernel/indicator/behind.ts'
import { judge, type JudgedMatter } from '../../kernel/light.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import type { Procedure } from '../../kernel/pack/schema.ts'
import { endingOf } from '../../kernel/procedure.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { JudgeMatter } from '../../store/projections/matter-row.ts'
import type { Inputs } from '../city/inputs.ts'

type Packs = Inputs['packs']

/**
 * Judges matters by the packs and calendar in force: what the store keeps beside every matter until `until`. What depends on it is judged
 * again with it: a matter when a problem that blocks it, or a part of it, changes, or a figure or target by which it is measured (the edges of the store).
 *
 * @throws Error when a matter's ledger is declared by no installed pack: packs are never taken away, so that is a bug
 */
export function judgeWith({ packs, calendar, today }: Pick<Inputs, 'packs' | 'calendar' | 'today'>): JudgeMatter {
  return (matter, lastRecordOn, linked, measures) => {
    const rules = rulesOf(packs, matter.ledger)
    if (!rules) throw new Error(`matter ${matter.id} is in ledger ${matter.ledger}, which no pack declares`)
    const { final, suspended } = endingOf(rules.procedure, matter.stage)
    const { openedOn, due, limitDue, milestones } = matter
    const blockers = blockersOf(matter, linked, packs, today)
    const judged = judge({
      matter: {
        state: matter.stage, final, suspended, voided: false, openedOn, due, limitDue, milestones, lastRecordOn, blockers,
        troubles: troublesOf(matter, blockers), asking: askingOf(matter), extended: extendedOf(matter, rules.procedure), parts: partsOf(matter, linked, packs, today), behind: behindOf(measures),
      },
      rule: rules.lightRule,
      calendar,
      today,
    })
    return { ...judged, judgedOn: today, judgedWith: `${rules.pack.id} ${rules.pack.version}, ${calendar.version}`, final }
  }
}

/** Open problems among the matters linked to this one, in the order of their codes, so that the same facts always give the same reasons. */
function blockersOf({ id }: MatterState, linked: readonly MatterState[], packs: Packs, today: Day) {
  return openBlockers(id, linked, (ledger) => rulesOf(packs, ledger), today)
    .map(({ code, title, links = [] }) => ({ code, title, since: links.find(({ target, relation, to }) => target === id && relation === 'blocks' && (to === null || to > today))?.from ?? today }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Longer words of what was asked are read on the matter's page. */
const LONGEST = 40

/** What was reported as trouble: problems that block it, and what was brought up a level until a word was given. */
function troublesOf({ raises = [] }: MatterState, blockers: readonly { title: string; since: Day }[]): JudgedMatter['troubles'] {
  const raised = raises.map(({ ask, on, decided }) => ({ title: ask.length > LONGEST ? `${ask.slice(0, LONGEST)}…` : ask, since: on, settledOn: decided?.on ?? null }))
  return [...blockers.map(({ title, since }) => ({ title, since, settledOn: null })), ...raised]
}

function askingOf({ extensions = [] }: MatterState): JudgedMatter['asking'] {
  const open = extensions.find(({ decided }) => decided === null)
  return open ? { to: open.to, since: open.on } : null
}

/** Days that were moved: the due day for good, the limit of a step while the matter stands in it. */
function extendedOf({ extensions = [], due, limitDue }: MatterState, procedure: Procedure): JudgedMatter['extended'] {
  const granted = extensions.flatMap(({ rule, from, decided }) => (decided?.approved && decided.to !== null ? [{ rule, from, to: decided.to }] : []))
  // A rule that a newer version of the pack has dropped is known by the day that it moved.
  const movesOf = ({ rule, to }: { rule: string; to: Day }) => procedure.extensions.find(({ id }) => id === rule)?.moves ?? (to === due ? 'due' : 'limit')
  return (['due', 'limit'] as const).flatMap((moves) => {
    const moved = granted.filter((one) => movesOf(one) === moves)
    const first = moved[0]
    const last = moved.at(-1)
    return first && last && (moves === 'due' || last.to === limitDue) ? [{ moves, from: first.from, to: last.to, times: moved.length }] : []
  })
}

/** Parts of it that have not ended. */
function partsOf({ id }: MatterState, linked: readonly MatterState[], packs: Packs, today: Day): JudgedMatter['parts'] {
  return linked.flatMap((other) => {
    const rules = rulesOf(packs, other.ledger)
    const isPart = linksOf(other, 'part', today).some(({ target }) => target === id)
    return isPart && rules && endingOf(rules.procedure, other.stage).final === null ? [{ code: other.code, title: other.title, due: other.due }] : []
  })
}
