import { dutiesThat } from '../part.ts'
import { mistake, type Finding, type PackPath } from './finding.ts'
import { unknown, type Named } from './references.ts'
import { FUNCTIONS, type Extension, type Pack, type Procedure } from './schema.ts'

/** Whether a procedure names what there is, can be walked from its start to an end, and lets nobody verify, grant or confirm their own work. */
export function checkProcedure(pack: Pack, procedure: Procedure, path: PackPath, used: readonly Pack[]): Finding[] {
  return [
    ...checkSteps(pack, procedure, path),
    ...checkStates(procedure, path),
    ...procedure.extensions.flatMap((rule, index) => checkExtension(pack, procedure, rule, [...path, 'extensions', index])),
    ...checkEscalation(pack, procedure, path, used),
    ...checkAsker(pack, procedure, [...path, 'asker']),
  ]
}

const rolesOf = (pack: Pack): Named[] => [...FUNCTIONS.map((id) => ({ id })), ...pack.duties]
const usersOf = (pack: Pack, { id }: Procedure) => pack.ledgers.filter((ledger) => ledger.procedure === id)

function checkSteps(pack: Pack, procedure: Procedure, path: PackPath): Finding[] {
  const { states, transitions } = procedure
  const carrying = dutiesThat('carries', pack.duties)
  const pausing = states.filter(({ pauses }) => pauses).map(({ id }) => id)
  const findings = unknown([procedure.start], states, [...path, 'start'], '环节', 'state')
  transitions.forEach((step, index) => {
    const at = [...path, 'transitions', index]
    findings.push(
      ...unknown(step.from, states, [...at, 'from'], '环节', 'state'),
      ...unknown([step.to], states, [...at, 'to'], '环节', 'state'),
      ...unknown(step.who, rolesOf(pack), [...at, 'who'], '办理角色', 'role'),
      ...unknown(step.needs.duties, pack.duties, [...at, 'needs', 'duties'], '责任分工', 'duty'),
      ...unknown(step.notBy, pack.duties, [...at, 'notBy'], '责任分工', 'duty'),
      ...unknown(given(step.limitSince), states, [...at, 'limitSince'], '环节', 'state'),
      ...usersOf(pack, procedure).flatMap((ledger) =>
        unknown(step.needs.fields, ledger.fields, [...at, 'needs', 'fields'], `台账“${ledger.id}”的字段`, `field of ledger “${ledger.id}”`),
      ),
    )
    if (step.does === 'verify' && step.who.every((role) => carrying.includes(role) || step.notBy.includes(role))) {
      findings.push(
        mistake(
          'own_work',
          [...at, 'who'],
          `“${step.id}”是核查，却只有承办的一方能办；请列入办公室或核查单位。`,
          `“${step.id}” verifies, and only those that carry the matter out could take it; name the office or who checks.`,
        ),
      )
    }
    const resting = pausing.includes(step.to) ? step.from.filter((state) => pausing.includes(state)) : []
    if (resting.length > 0) {
      // The clock goes on from the day of the last step into a pause: of two in a row, the first would count as worked.
      findings.push(
        mistake(
          'wrong_choice',
          [...at, 'to'],
          `“${step.id}”从停止计时的环节（${resting.join('、')}）又转到停止计时的环节“${step.to}”，恢复后前一段暂停会算进时限；请先恢复办理再转。`,
          `“${step.id}” leads from a state that pauses (${resting.join(', ')}) into “${step.to}”, which pauses too; resumed, the first pause would count against the limit. Let the work resume in between.`,
        ),
      )
    }
    if (step.limitSince !== undefined && step.limit === undefined) {
      findings.push(mistake('missing', [...at, 'limitSince'], `“${step.id}”写了 limitSince，却没有 limit。`, `“${step.id}” has a limitSince and no limit.`))
    }
  })
  if (procedure.proposedIn !== undefined) findings.push(...unknown([procedure.proposedIn], states, [...path, 'proposedIn'], '环节', 'state'))
  return findings
}

function checkStates(procedure: Procedure, path: PackPath): Finding[] {
  const { states, transitions } = procedure
  const reached = reachable(procedure)
  const findings = states.flatMap((state, index) => {
    const at = [...path, 'states', index]
    const leaves = transitions.some(({ from }) => from.includes(state.id))
    return [
      ...(reached.has(state.id)
        ? []
        : [mistake('unreachable_state', [...at, 'id'], `环节“${state.id}”从起点走不到。`, `The state “${state.id}” cannot be reached from the start.`)]),
      ...(state.final || leaves
        ? []
        : [mistake('no_way_out', [...at, 'id'], `环节“${state.id}”没有下一步，也不是终点。`, `The state “${state.id}” has no way out and is no end.`)]),
      ...(state.pauses && (state.final || state.id === procedure.start)
        ? [mistake('wrong_choice', [...at, 'pauses'], `环节“${state.id}”是起点或终点，时限不能在这里停。`, `The state “${state.id}” is the start or an end; no limit stands still there.`)]
        : []),
    ]
  })
  const ends = states.some(({ final, id }) => final === 'done' && reached.has(id))
  return ends ? findings : [...findings, mistake('no_end', [...path, 'states'], '流程没有走得到的办结环节（final: done）。', 'No state with “final: done” can be reached.')]
}

function reachable({ start, proposedIn, transitions }: Procedure): Set<string> {
  const reached = new Set([start, ...given(proposedIn)])
  // Sets hand out what is added while they are walked, so this visits every state once.
  for (const state of reached) for (const { from, to } of transitions) if (from.includes(state)) reached.add(to)
  return reached
}

/** Someone else than who asks must be able to decide, and there must be a day to move. */
function checkExtension(pack: Pack, { states, transitions }: Procedure, rule: Extension, path: PackPath): Finding[] {
  const carrying = dutiesThat('carries', pack.duties)
  const others = rule.approvedBy.filter((role) => !carrying.includes(role))
  const same = rule.who.every((role) => rule.approvedBy.includes(role)) && rule.approvedBy.every((role) => rule.who.includes(role))
  const ends = rule.from.filter((state) => states.some(({ id, final }) => id === state && final))
  const unlimited = rule.moves === 'limit' ? rule.from.filter((state) => !transitions.some(({ from, limit }) => limit && from.includes(state))) : []
  return [
    ...unknown(rule.from, states, [...path, 'from'], '环节', 'state'),
    ...unknown(rule.who, rolesOf(pack), [...path, 'who'], '办理角色', 'role'),
    ...unknown(rule.approvedBy, rolesOf(pack), [...path, 'approvedBy'], '办理角色', 'role'),
    ...(same || others.length === 0
      ? [mistake('own_work', [...path, 'approvedBy'], `“${rule.id}”由申请或承办的一方自己批准；请改由别人审批。`, `“${rule.id}” would be granted by those who ask for it or carry the matter out; name someone else.`)]
      : []),
    ...ends.map((state) => mistake('wrong_choice', [...path, 'from'], `环节“${state}”已经结束，没有可延的时限。`, `The state “${state}” is an end; there is nothing to extend.`)),
    ...unlimited.map((state) => mistake('wrong_choice', [...path, 'from'], `环节“${state}”的步骤没有时限，“${rule.id}”无限可延。`, `No step from “${state}” has a limit that “${rule.id}” could move.`)),
  ]
}

/** Its letters are there, it counts from a day that can be, and nothing that comes before a day stands behind what comes after it. */
function checkEscalation(pack: Pack, { escalation, transitions }: Procedure, path: PackPath, used: readonly Pack[]): Finding[] {
  const letters = [pack, ...used].flatMap((one) => one.letters)
  const limited = transitions.some(({ limit }) => limit)
  return escalation.flatMap((step, index) => {
    const at = [...path, 'escalation', index]
    const behind = step.when === 'before' && escalation.slice(0, index).some(({ when, of }) => when === 'after' && of === step.of)
    return [
      ...unknown(given(step.letter), letters, [...at, 'letter'], '公文', 'letter'),
      ...(step.of === 'limit' && !limited ? [mistake('wrong_choice', [...at, 'of'], '流程没有一步有时限，不能按 limit 起算。', 'No step of the procedure has a limit to count from.')] : []),
      ...(behind ? [mistake('wrong_choice', [...at, 'when'], `“${step.id}”在时限之前，却排在时限之后的步骤后面。`, `“${step.id}” comes before the day and stands behind what comes after it.`)] : []),
    ]
  })
}

/** Who is asked has a duty in the matters that use the procedure, and after their “no” somebody goes on. */
function checkAsker(pack: Pack, procedure: Procedure, path: PackPath): Finding[] {
  const { asker, states, transitions } = procedure
  if (!asker) return []
  const back = transitions.find(({ id }) => id === asker.unsolved)
  const ends = back && states.some(({ id, final }) => id === back.to && final)
  return [
    ...usersOf(pack, procedure).flatMap(({ duties }) => unknown([asker.role], duties.map((id) => ({ id })), [...path, 'role'], '责任分工', 'duty')),
    ...unknown([asker.unsolved], transitions, [...path, 'unsolved'], '步骤', 'transition'),
    ...unknown(asker.heard, states, [...path, 'heard'], '环节', 'state'),
    ...(ends ? [mistake('wrong_choice', [...path, 'unsolved'], `“${back.id}”通往终点，不满意时就没有人再办了。`, `“${back.id}” leads to an end; after a “no” nobody would go on.`)] : []),
  ]
}

function given(name: string | undefined): string[] {
  return name === undefined ? [] : [name]
}
