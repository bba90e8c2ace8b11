import { burdens } from './burden.ts'
import { checkLetters } from './check-letters.ts'
import { checkMeetings } from './check-meetings.ts'
import { checkInstruction } from './check-sources.ts'
import { checkFindings, checkInspections } from './check-inspections.ts'
import { checkProcedure } from './check-procedure.ts'
import { checkRoad } from './check-road.ts'
import { checkScheme } from './check-scheme.ts'
import { mistake, type Finding, type PackPath } from './finding.ts'
import { countsForNothing, neverMet } from './never-met.ts'
import { unknown, type Named } from './references.ts'
import type { Field, Ledger, Pack, PackCase } from './schema.ts'

/**
 * What the shape alone cannot say: that every name refers to something, that every state can be reached and left, and that
 * the pack asks nothing of people that the rules forbid.
 *
 * @param others the packs beside it, among which those must be that it uses
 */
export function checkPack(pack: Pack, others: readonly Pack[] = []): Finding[] {
  const used = others.filter(({ id }) => pack.uses.includes(id))
  return [
    ...doubledIds(pack),
    ...unknown(pack.uses, others, ['uses'], '机制模板', 'pack'),
    ...pack.ledgers.flatMap((ledger, index) => checkLedger(pack, ledger, ['ledgers', index])),
    ...pack.activities.flatMap((activity, index) => [
      ...checkFields(activity.fields, ['activities', index, 'fields']),
      ...unknown(activity.countsFor, pack.rhythms, ['activities', index, 'countsFor'], '规定动作', 'rhythm'),
    ]),
    ...pack.rhythms.flatMap((_, index) => [...checkRhythm(pack, index, used), ...neverMet(pack, used, index)]),
    ...countsForNothing(pack),
    ...pack.checklists.flatMap((_, index) => checkChecklist(pack, index)),
    ...pack.procedures.flatMap((procedure, index) => checkProcedure(pack, procedure, ['procedures', index], used)),
    ...pack.schemes.flatMap((scheme, index) => checkScheme(scheme, { packs: [pack, ...used] }, ['schemes', index])),
    ...checkLetters(pack),
    ...checkMeetings(pack, used),
    ...pack.cases.flatMap((one, index) => checkCase(pack, one, ['cases', index])),
    ...checkInspections(pack, used),
    ...burdens(pack),
  ]
}

function doubledIds(pack: Pack): Finding[] {
  const lists: [PackPath, readonly Named[]][] = [
    ...(
      ['ledgers', 'duties', 'activities', 'rhythms', 'checklists', 'procedures', 'lightRules', 'indicators', 'schemes', 'letters', 'meetings', 'inspections'] as const
    ).map((key): [PackPath, readonly Named[]] => [[key], pack[key]]),
    ...pack.ledgers.map(({ fields }, index): [PackPath, readonly Named[]] => [['ledgers', index, 'fields'], fields]),
    ...pack.activities.map(({ fields }, index): [PackPath, readonly Named[]] => [['activities', index, 'fields'], fields]),
    ...pack.checklists.map(({ items }, index): [PackPath, readonly Named[]] => [['checklists', index, 'items'], items]),
    ...pack.procedures.flatMap((procedure, index) =>
      (['states', 'transitions', 'extensions', 'escalation'] as const).map((key): [PackPath, readonly Named[]] => [['procedures', index, key], procedure[key]]),
    ),
  ]
  return lists.flatMap(([path, list]) =>
    list.flatMap(({ id }, index) =>
      list.findIndex((other) => other.id === id) < index
        ? [
            mistake(
              'doubled',
              [...path, index, 'id'],
              `编号“${id}”重复，请换一个。`,
              `The id “${id}” is taken in this list; choose another.`,
            ),
          ]
        : [],
    ),
  )
}

function checkLedger(pack: Pack, ledger: Ledger, path: PackPath): Finding[] {
  const columns = ledger.columns.flatMap(({ show }, index) => checkColumn(pack, ledger, show, [...path, 'columns', index, 'show']))
  const sorted = ledger.columns.some(({ show }) => show === ledger.defaultSort.by)
  return [
    ...unknown([ledger.procedure], pack.procedures, [...path, 'procedure'], '流程', 'procedure'),
    ...unknown([ledger.lightRule], pack.lightRules, [...path, 'lightRule'], '预警规则', 'light rule'),
    ...unknown(ledger.duties, pack.duties, [...path, 'duties'], '责任分工', 'duty'),
    ...checkFields(ledger.fields, [...path, 'fields']),
    ...checkProblem(pack, ledger, path),
    ...checkInstruction(pack, ledger, path),
    ...checkRoad(pack, ledger, path),
    ...checkFindings(pack, ledger, path),
    ...columns,
    ...(sorted
      ? []
      : [
          mistake(
            'unknown_reference',
            [...path, 'defaultSort', 'by'],
            `排序的“${ledger.defaultSort.by}”不在各栏之中。`,
            `“${ledger.defaultSort.by}” is not among the columns.`,
          ),
        ]),
  ]
}

/** A ledger of problems names duties that its matters have, and steps that its procedure has. */
function checkProblem(pack: Pack, { problem, duties, procedure }: Ledger, path: PackPath): Finding[] {
  if (!problem) return []
  const own = duties.map((id) => ({ id }))
  const { reporter, responsible, beneficiary, divide, unsolved } = problem
  const steps = pack.procedures.find(({ id }) => id === procedure)?.transitions ?? []
  return [
    ...Object.entries({ reporter, responsible, beneficiary }).flatMap(([key, duty]) => unknown([duty], own, [...path, 'problem', key], '责任分工', 'duty')),
    ...Object.entries({ divide, unsolved }).flatMap(([key, step]) => unknown([step], steps, [...path, 'problem', key], '步骤', 'transition')),
  ]
}

function checkColumn(pack: Pack, ledger: Ledger, show: string, path: PackPath): Finding[] {
  const [kind, rest] = splitOnce(show, ':')
  if (rest === null || kind === 'quarter') return []
  const [name, part] = splitOnce(rest, '.')
  if (part !== null && kind !== 'latest')
    return [mistake('wrong_form', path, `“${show}”里多了“.${part}”。`, `“.${part}” does not belong into “${show}”.`)]
  if (kind === 'duty') {
    const known = unknown([name], pack.duties, path, '责任分工', 'duty')
    if (known.length > 0 || ledger.duties.includes(name)) return known
    return [
      mistake(
        'unknown_reference',
        path,
        `本台账没有责任分工“${name}”，请先列入 duties。`,
        `The ledger has no duty “${name}”; add it to its duties.`,
      ),
    ]
  }
  if (kind === 'field') return unknown([name], ledger.fields, path, '字段', 'field')
  const missing = unknown([name], pack.activities, path, '推进记录', 'activity')
  if (missing.length > 0 || part === null) return missing
  return unknown([part], pack.activities.find(({ id }) => id === name)?.fields ?? [], path, '字段', 'field')
}

function checkFields(fields: readonly Field[], path: PackPath): Finding[] {
  return fields.flatMap(({ id, type, choices }, index) => {
    const needs = type === 'choice'
    if (needs === choices.length > 0) return []
    const at = [...path, index, 'choices']
    return needs
      ? [mistake('choices_missing', at, `“${id}”是选择项，请列出可选的值。`, `“${id}” is a choice; list its choices.`)]
      : [mistake('choices_missing', at, `“${id}”不是选择项，不能有 choices。`, `“${id}” is no choice and cannot have choices.`)]
  })
}

/** A rhythm may name what a used pack declares; a kind of record of that pack counts for it without saying so there. */
function checkRhythm(pack: Pack, index: number, used: readonly Pack[]): Finding[] {
  const rhythm = pack.rhythms[index]
  if (!rhythm) return []
  const path: PackPath = ['rhythms', index]
  const activity = pack.activities.find(({ id }) => id === rhythm.activity)
  const findings = [
    ...unknown(given(rhythm.activity), together(pack, used, 'activities'), [...path, 'activity'], '推进记录', 'activity'),
    ...unknown(given(rhythm.opens?.ledger), together(pack, used, 'ledgers'), [...path, 'opens', 'ledger'], '台账', 'ledger'),
    ...unknown(given(rhythm.orClosed), together(pack, used, 'ledgers'), [...path, 'orClosed'], '台账', 'ledger'),
    ...unknown(rhythm.ledgers, together(pack, used, 'ledgers'), [...path, 'ledgers'], '台账', 'ledger'),
    ...rhythm.ledgers.flatMap((ledger) =>
      unknown(given(rhythm.where?.field), fieldsOf(pack, used, ledger), [...path, 'where', 'field'], `台账“${ledger}”的字段`, `field of ledger “${ledger}”`),
    ),
    ...unknown(rhythm.participants, together(pack, used, 'duties'), [...path, 'participants'], '责任分工', 'duty'),
  ]
  if (activity && !activity.countsFor.includes(rhythm.id)) {
    findings.push(
      mistake(
        'not_counted',
        [...path, 'activity'],
        `“${activity.id}”的 countsFor 里没有“${rhythm.id}”，永远完不成。`,
        `The countsFor of “${activity.id}” lacks “${rhythm.id}”; it could never be done.`,
      ),
    )
  }
  if (rhythm.activity === undefined && rhythm.opens === undefined && rhythm.orClosed === undefined) {
    findings.push(
      mistake(
        'missing',
        path,
        `“${rhythm.id}”没有写明做什么：请写 activity（推进记录）、opens（开立事项）或 orClosed（办结事项）。`,
        `“${rhythm.id}” does not say what is to be done: give activity, opens or orClosed.`,
      ),
    )
  }
  if (rhythm.per === 'matter' && rhythm.ledgers.length === 0) {
    findings.push(
      mistake('missing', path, '按事项要求的规定动作须写明 ledgers（哪些台账）。', 'A rhythm per matter must name its ledgers.'),
    )
  }
  if (rhythm.per !== 'matter' && rhythm.of === undefined) {
    findings.push(
      mistake('missing', path, '按单位、机构或地区要求的规定动作须写明 of（哪些单位）。', 'A rhythm per unit, body or place must say which (of).'),
    )
  }
  if (rhythm.per !== 'matter' && rhythm.exemptable) {
    findings.push(
      mistake(
        'not_supported',
        [...path, 'exemptable'],
        '豁免只能用于按事项的规定动作：单位和机构不记豁免，可改用 from、to 限定期间。',
        'Exemptions hold for rhythms per matter only; use from and to for units and bodies.',
      ),
    )
  }
  if (rhythm.per !== 'matter' && rhythm.participants.length > 0) {
    findings.push(
      mistake(
        'not_supported',
        [...path, 'participants'],
        '须本人参加只能用于按事项的规定动作：单位和机构没有责任分工可对照。',
        'Participants hold for rhythms per matter only: units and bodies have no duties to compare with.',
      ),
    )
  }
  if (rhythm.from !== undefined && rhythm.to !== undefined && rhythm.to < rhythm.from) {
    findings.push(
      mistake(
        'end_before_start',
        [...path, 'to'],
        `止于 ${rhythm.to}，早于起始 ${rhythm.from}。`,
        `It ends on ${rhythm.to}, before it begins on ${rhythm.from}.`,
      ),
    )
  }
  return findings
}

function fieldsOf(pack: Pack, used: readonly Pack[], ledger: string): Named[] {
  return [pack, ...used].flatMap(({ ledgers }) => ledgers).find(({ id }) => id === ledger)?.fields ?? []
}

function given(name: string | undefined): string[] {
  return name === undefined ? [] : [name]
}

function together(pack: Pack, used: readonly Pack[], list: 'activities' | 'ledgers' | 'duties'): Named[] {
  return [pack, ...used].flatMap((one): readonly Named[] => one[list])
}

function checkChecklist(pack: Pack, index: number): Finding[] {
  const checklist = pack.checklists[index]
  if (!checklist) return []
  const path: PackPath = ['checklists', index]
  const ledger = pack.ledgers.find(({ id }) => id === checklist.ledger)
  return [
    ...unknown([checklist.ledger], pack.ledgers, [...path, 'ledger'], '台账', 'ledger'),
    ...checklist.items.flatMap(({ need }, item) => {
      const [kind, name] = splitOnce(need, ':')
      const at = [...path, 'items', item, 'need']
      if (kind === 'duty') return unknown([name ?? ''], pack.duties, at, '责任分工', 'duty')
      if (kind === 'activity') return unknown([name ?? ''], pack.activities, at, '推进记录', 'activity')
      return ledger ? unknown([name ?? ''], ledger.fields, at, '字段', 'field') : []
    }),
  ]
}

function checkCase(pack: Pack, { given }: PackCase, path: PackPath): Finding[] {
  if ('inspection' in given) {
    const named = [[given.inspection, [...path, 'given', 'inspection']], ...given.beside.map(({ inspection }, at) => [inspection, [...path, 'given', 'beside', at, 'inspection']])] as [string, PackPath][]
    return named.flatMap(([kind, at]) => unknown([kind], pack.inspections, at, '督察方式', 'kind of inspection'))
  }
  if ('scheme' in given) return checkSchemeCase(pack, given, [...path, 'given'])
  if ('rhythm' in given) return unknown([given.rhythm], pack.rhythms, [...path, 'given', 'rhythm'], '规定动作', 'rhythm')
  if ('ledger' in given) {
    const ledger = pack.ledgers.find(({ id }) => id === given.ledger)
    const procedure = pack.procedures.find(({ id }) => id === ledger?.procedure)
    return [
      ...unknown([given.ledger], pack.ledgers, [...path, 'given', 'ledger'], '台账', 'ledger'),
      ...(procedure && given.state !== undefined
        ? unknown([given.state], procedure.states, [...path, 'given', 'state'], '环节', 'state')
        : []),
    ]
  }
  const key = 'escalation' in given ? 'escalation' : 'procedure'
  const name = 'escalation' in given ? given.escalation : given.procedure
  const procedure = pack.procedures.find(({ id }) => id === name)
  if (!procedure) return unknown([name], pack.procedures, [...path, 'given', key], '流程', 'procedure')
  return [
    ...unknown([given.state], procedure.states, [...path, 'given', 'state'], '环节', 'state'),
    ...('step' in given ? unknown([given.step], procedure.transitions, [...path, 'given', 'step'], '步骤', 'transition') : []),
    ...('extension' in given ? unknown([given.extension], procedure.extensions, [...path, 'given', 'extension'], '延期', 'extension') : []),
    ...('taken' in given ? given.taken.flatMap(({ step }, index) => unknown([step], procedure.escalation, [...path, 'given', 'taken', index, 'step'], '督促步骤', 'step of the escalation')) : []),
  ]
}

function checkSchemeCase(pack: Pack, { scheme: name, figures, adjustments, vetoes, group }: Extract<PackCase['given'], { scheme: string }>, path: PackPath): Finding[] {
  const scheme = pack.schemes.find(({ id }) => id === name)
  if (!scheme) return unknown([name], pack.schemes, [...path, 'scheme'], '考核办法', 'scheme')
  return [
    ...Object.keys(figures).flatMap((item) => unknown([item], scheme.items, [...path, 'figures', item], '考核项', 'item')),
    ...Object.keys(adjustments).flatMap((rule) => unknown([rule], scheme.adjustments, [...path, 'adjustments', rule], '加减分', 'adjustment')),
    ...unknown(vetoes, scheme.vetoes, [...path, 'vetoes'], '一票否决', 'veto'),
    ...unknown(given(group), scheme.groups, [...path, 'group'], '分组', 'group'),
  ]
}

function splitOnce(text: string, separator: string): [before: string, after: string | null] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}
