import { FUNCTIONS } from '../assess/feel-value.ts'
import { compileFormula } from '../assess/feel.ts'
import { linesOf } from '../assess/heads.ts'
import { POINTS_NAME } from '../assess/line.ts'
import { hasQuarters, weightSums, WHOLE } from '../assess/weights.ts'
import { mistake, warning, type Finding, type PackPath } from './finding.ts'
import { unknown, type Named } from './references.ts'
import { schemeBurdens } from './scheme-burden.ts'
import type { Pack, Text } from './schema.ts'
import type { PlainMeasure, Scheme, SchemeItem } from './scheme-schema.ts'

/** What a scheme may name. */
export type SchemeContext = {
  /** a pack itself and those it uses; for a city's own scheme the packs in force */
  packs: readonly Pack[]
  /** the city's indicators, beside those that packs declare */
  indicators?: readonly (Named & { name?: Text })[]
  /** the city's own schemes, beside those of packs */
  schemes?: readonly Named[]
  /** every unit that a group of it takes in, with all groups that do; absent: a pack cannot know */
  units?: readonly { unit: string; name: string; groups: readonly string[] }[]
}

/**
 * Everything that is wrong, or unwise, with a scheme of assessment: what the shape alone cannot say. Both languages, with the remedy; a scheme with
 * a `mistake` is not adopted, and a pack with one is not installed.
 *
 * @param at where the scheme stands: `['schemes', 0]` in a pack, `[]` by itself
 */
export function checkScheme(scheme: Scheme, context: SchemeContext, at: PackPath = []): Finding[] {
  return [
    ...doubled(scheme, at),
    ...weights(scheme, at),
    ...groups(scheme, context, at),
    ...scheme.items.flatMap((item, index) => checkItem(scheme, item, context, [...at, 'items', index])),
    ...scheme.adjustments.flatMap(({ measure }, index) => (measure ? checkCounting(measure, context, [...at, 'adjustments', index, 'measure']) : [])),
    ...checkGrades(scheme, at),
    ...checkYear(scheme, context, at),
    ...unknown(scheme.ties, linesOf(scheme), [...at, 'ties'], '考核项', 'item'),
    ...schemeBurdens(scheme, context, at),
  ]
}

/** Items, plus and minus points and vetoes are named by one id in reviews, so they share one list of names. */
function doubled({ items, adjustments, vetoes, groups: all, grades, overYears }: Scheme, at: PackPath): Finding[] {
  const named = [
    ...items.map(({ id }, index) => ({ id, path: ['items', index] })),
    ...adjustments.map(({ id }, index) => ({ id, path: ['adjustments', index] })),
    ...vetoes.map(({ id }, index) => ({ id, path: ['vetoes', index] })),
  ]
  const lists = [named, ...Object.entries({ groups: all, grades, overYears }).map(([key, list]) => list.map(({ id }, index) => ({ id, path: [key, index] })))]
  const twice = lists.flatMap((list) => list.filter(({ id }, index) => list.findIndex((other) => other.id === id) < index))
  const reserved = named.filter(({ id }) => /^quarter-\d$|^adjustments$|^plus$|^minus$/.test(id))
  return [
    ...twice.map(({ id, path }) => mistake('doubled', [...at, ...path, 'id'], `编号“${id}”重复，请换一个。`, `The id “${id}” is taken in this list; choose another.`)),
    ...reserved.map(({ id, path }) => mistake('taken', [...at, ...path, 'id'], `编号“${id}”由系统使用，请换一个。`, `The id “${id}” is used by the system; choose another.`)),
  ]
}

function weights(scheme: Scheme, at: PackPath): Finding[] {
  const all = weightSums(scheme)
  if (all.length === 0) return [mistake('missing', [...at, 'items'], '没有考核项。请至少列一项。', 'There are no items; list at least one.')]
  if (hasQuarters(scheme) && scheme.period !== 'quarter' && scheme.period !== 'month') {
    return scheme.items.flatMap(({ quarters }, index) => (quarters === undefined ? [] : [mistake('not_supported', [...at, 'items', index, 'quarters'], '分季度的分值只用于按季或按月的考核。', 'Points by quarter hold for schemes by quarter or month only.')]))
  }
  const wrong = all.filter((one) => one.sum !== WHOLE)
  // One sentence for all where all are wrong alike.
  const same = wrong.length === all.length && new Set(wrong.map((one) => one.sum)).size === 1 ? wrong.slice(0, 1).map((one) => ({ ...one, group: null, quarter: null })) : wrong
  return same.map(({ group, quarter, sum: points }) => {
    const where = `${group ? `“${group.name.zh}”` : ''}${quarter === null ? '' : `第${'一二三四'[Number(quarter) - 1] ?? ''}季度`}`
    const place = [group?.name.en, quarter === null ? undefined : `Q${quarter}`].filter((one) => one !== undefined).join(', ')
    return mistake('weights_not_100', [...at, 'items'], `${where}各项分值合计 ${points}，应为 ${WHOLE}。请调整分值。`, `${place === '' ? '' : `${place}: `}points add up to ${points} and should be ${WHOLE}. Change them.`)
  })
}

function groups(scheme: Scheme, { units }: SchemeContext, at: PackPath): Finding[] {
  const heads = linesOf(scheme)
  const points = scheme.groups.flatMap(({ points: own }, index) =>
    Object.entries(own).flatMap(([item, value]) => {
      const path = [...at, 'groups', index, 'points', item]
      return [...unknown([item], heads, path, '考核项', 'item'), ...(value < 0 ? [belowNought(path)] : [])]
    }),
  )
  const named = scheme.groups.flatMap(({ of }, index) => [...of.names, ...of.units].map((one, place) => ({ one, path: [...at, 'groups', index, 'of', place < of.names.length ? 'names' : 'units', place < of.names.length ? place : place - of.names.length] })))
  const twice = named.filter(({ one }, index) => named.findIndex((other) => other.one === one) < index).map(({ one, path }) => inTwo(path, one, []))
  if (!units) return [...points, ...twice]
  const nameOf = (id: string) => scheme.groups.find((group) => group.id === id)?.name.zh ?? id
  const resolved = units.filter((unit) => unit.groups.length > 1).map(({ name, groups: all }) => inTwo([...at, 'groups'], name, all.map(nameOf)))
  const empty = scheme.groups.flatMap((group, index) =>
    units.some((unit) => unit.groups.includes(group.id)) ? [] : [warning('missing', [...at, 'groups', index, 'of'], `“${group.name.zh}”还没有单位。`, `“${group.name.en}” has no units yet.`)],
  )
  return [...points, ...(resolved.length > 0 ? resolved : twice), ...empty]
}

function inTwo(path: PackPath, name: string, all: readonly string[]): Finding {
  const in2 = all.length > 0 ? `（${all.join('、')}）` : ''
  return mistake('in_two_groups', path, `“${name}”同时在两个组里${in2}：一个单位只能在一个组里考核。请从其中一个组去掉。`, `“${name}” is in two groups${in2}; a unit is assessed in one. Take it out of the other.`)
}

function checkItem(scheme: Scheme, item: SchemeItem, context: SchemeContext, at: PackPath): Finding[] {
  const { measure } = item
  const path = [...at, 'measure']
  return [
    ...limits(item, at),
    ...bands(item, at),
    ...('formula' in measure ? checkFormula(scheme, item, context, path) : 'byHand' in measure ? hand(measure.byHand, [...path, 'byHand']) : checkPlain(measure, context, path)),
  ]
}

function limits({ points, cap, floor, quarters }: SchemeItem, at: PackPath): Finding[] {
  const below = [points, ...Object.values(quarters ?? {})].some((one) => one < 0)
  return [
    ...(below ? [belowNought([...at, 'points'])] : []),
    ...(floor !== undefined && floor > (cap ?? points) ? [mistake('cap_under_floor', [...at, 'floor'], `最低 ${floor} 分高于最高 ${cap ?? points} 分。请改其中一个。`, `The floor, ${floor}, is above the cap, ${cap ?? points}. Change one of them.`)] : []),
  ]
}

function belowNought(path: PackPath): Finding {
  return mistake('out_of_range', path, '考核项的分值不能是负数；扣分请写在 adjustments 里。', 'Points of an item are not below nought; minus points stand in adjustments.')
}

function bands({ bands: steps, measure }: SchemeItem, at: PackPath): Finding[] {
  if (!steps) return []
  if ('byHand' in measure || 'formula' in measure) return [mistake('not_supported', [...at, 'bands'], '分档只用于按比率计算的项目；手工评分和公式不分档。', 'Bands hold for rates; scores by hand and formulas have none.')]
  return steps.flatMap(({ from, share }, index) => {
    const before = steps[index - 1]
    if (!before || (from > before.from && share >= before.share)) return []
    return [mistake('bands_not_rising', [...at, 'bands', index], `各档须从低到高：上一档 ${before.from}% 得 ${before.share}%，这一档 ${from}% 得 ${share}%。`, `Bands go from low to high: the one before is ${before.share} % from ${before.from} %, this one ${share} % from ${from} %.`)]
  })
}

/** Without the highest and the lowest there has to be one left. */
const LEAST_TO_TRIM = 3

function hand({ jury, trimmed }: { jury?: number | undefined; trimmed?: boolean | undefined }, at: PackPath): Finding[] {
  if (trimmed !== true || (jury ?? 1) >= LEAST_TO_TRIM) return []
  return [mistake('out_of_range', [...at, 'trimmed'], `去最高最低至少要有 ${LEAST_TO_TRIM} 份评分，请写明 jury。`, `To leave out the highest and the lowest there are at least ${LEAST_TO_TRIM} scores; give jury.`)]
}

/** Words that mean something in a formula already; a figure of that name would be hidden by it, or hide it. */
const RESERVED: ReadonlySet<string> = new Set([POINTS_NAME, ...FUNCTIONS])

function checkFormula(scheme: Scheme, { measure }: SchemeItem, context: SchemeContext, at: PackPath): Finding[] {
  if (!('formula' in measure)) return []
  const names = measure.figures.map(({ name }) => name)
  const named = names.flatMap((name, index): Finding[] => {
    const path = [...at, 'figures', index, 'name']
    if (names.indexOf(name) < index) return [mistake('doubled', path, `“${name}”重复，请换一个名称。`, `“${name}” is taken; choose another name.`)]
    if (RESERVED.has(name)) return [mistake('formula_wrong', path, `“${name}”在公式里另有所指（本项分值或函数），请换一个名称。`, `“${name}” means something else in a formula (the points of the item, or a function); choose another name.`)]
    return 'run' in compileFormula(name, [name]) ? [] : [mistake('formula_wrong', path, `“${name}”不能作公式里的名称：不要以数字开头，不要含百分号和运算符。`, `“${name}” cannot be a name in a formula: no digit in front, no percent sign, no operator.`)]
  })
  const figures = measure.figures.flatMap((figure, index) => checkPlain(figure.measure, context, [...at, 'figures', index, 'measure']))
  if (named.length > 0) return [...named, ...figures]
  const compiled = compileFormula(measure.formula, names, scheme.items.map(({ name }) => name.zh))
  const troubles = 'troubles' in compiled ? compiled.troubles : []
  return [...figures, ...troubles.map(({ zh, en }) => mistake('formula_wrong', [...at, 'formula'], zh, en))]
}

function checkPlain(measure: PlainMeasure, context: SchemeContext, at: PackPath): Finding[] {
  if ('activity' in measure) return unknown([measure.activity], inPacks(context, 'activities'), [...at, 'activity'], '推进记录', 'activity')
  if ('indicator' in measure) return unknown([measure.indicator], [...inPacks(context, 'indicators'), ...(context.indicators ?? [])], [...at, 'indicator'], '指标', 'indicator')
  return checkMatters(measure, context, at)
}

type Counting = NonNullable<Scheme['adjustments'][number]['measure']>

function checkCounting(measure: Counting, context: SchemeContext, at: PackPath): Finding[] {
  if ('activity' in measure) return unknown([measure.activity], inPacks(context, 'activities'), [...at, 'activity'], '推进记录', 'activity')
  if ('letters' in measure) return unknown([measure.letters], inPacks(context, 'letters'), [...at, 'letters'], '公文', 'letter')
  return checkMatters(measure, context, at)
}

type OfMatters = { ledgers?: string[] | undefined; where?: { field: string; value: string } | undefined; difficulty?: { field: string; coefficients: Record<string, number> } | undefined }

/** Whether ledgers, fields and values that a measure names are there; a field has to be in every ledger that is counted where they are named. */
function checkMatters({ ledgers: named, where, difficulty }: OfMatters, context: SchemeContext, at: PackPath): Finding[] {
  const all = context.packs.flatMap((pack) => pack.ledgers)
  const counted = named === undefined ? all : all.filter(({ id }) => named.includes(id))
  const field = (id: string, path: PackPath): Finding[] => {
    const without = named === undefined ? (all.some(({ fields }) => fields.some((one) => one.id === id)) ? [] : all.slice(0, 1)) : counted.filter(({ fields }) => !fields.some((one) => one.id === id))
    return without.map((ledger) => mistake('unknown_reference', path, `台账“${ledger.name.zh}”没有字段“${id}”。`, `The ledger “${ledger.name.en}” has no field “${id}”.`))
  }
  const choices = (id: string) => counted.flatMap(({ fields }) => fields.filter((one) => one.id === id && one.type === 'choice').flatMap((one) => one.choices))
  const values = (id: string, wanted: readonly string[], path: PackPath): Finding[] => {
    const known = choices(id)
    return known.length === 0 ? [] : wanted.flatMap((value) => unknown([value], known, path, '可选的值', 'choice'))
  }
  return [
    ...unknown(named ?? [], all, [...at, 'ledgers'], '台账', 'ledger'),
    ...(where ? [...field(where.field, [...at, 'where', 'field']), ...values(where.field, [where.value], [...at, 'where', 'value'])] : []),
    ...(difficulty ? [...field(difficulty.field, [...at, 'difficulty', 'field']), ...values(difficulty.field, Object.keys(difficulty.coefficients), [...at, 'difficulty', 'coefficients'])] : []),
  ]
}

function inPacks({ packs }: SchemeContext, list: 'activities' | 'indicators' | 'letters'): Named[] {
  return packs.flatMap((pack): readonly Named[] => pack[list])
}

function checkGrades({ grades, vetoes, overYears }: Scheme, at: PackPath): Finding[] {
  const falling = grades.flatMap(({ from }, index) => {
    const before = grades.slice(0, index).findLast((one) => one.from !== undefined)?.from
    if (from === undefined || before === undefined || from < before) return []
    return [mistake('grades_not_falling', [...at, 'grades', index, 'from'], `等次须从高到低：上一等 ${before} 分起，这一等 ${from} 分起。`, `Grades go from the best down: the one before is from ${before}, this one from ${from}.`)]
  })
  return [
    ...falling,
    ...vetoes.flatMap(({ grade, unranked }, index) => [
      ...unknown(grade === undefined ? [] : [grade], grades, [...at, 'vetoes', index, 'grade'], '等次', 'grade'),
      ...(grade === undefined && !unranked ? [mistake('missing', [...at, 'vetoes', index], '一票否决须写明后果：最高到哪个等次（grade），或不排位次（unranked）。', 'A veto says what follows: no better than a grade, or no place (unranked).')] : []),
    ]),
    ...overYears.flatMap(({ grade, times, years }, index) => [
      ...unknown([grade], grades, [...at, 'overYears', index, 'grade'], '等次', 'grade'),
      ...(times > years ? [mistake('never_met', [...at, 'overYears', index, 'times'], `${years} 年内不可能有 ${times} 次，请改次数或年数。`, `${times} times cannot come about in ${years} years; change one of them.`)] : []),
    ]),
  ]
}

function checkYear({ id, period, fromQuarters }: Scheme, { packs, schemes = [] }: SchemeContext, at: PackPath): Finding[] {
  if (!fromQuarters) return []
  const known = [...packs.flatMap((pack) => pack.schemes), ...schemes]
  return [
    ...(period === 'year' ? [] : [mistake('not_supported', [...at, 'fromQuarters'], '由各季度结果合成的只能是年度考核（period: year）。', 'Only a scheme by year is made of quarters (period: year).')]),
    ...(fromQuarters.scheme === id ? [mistake('formula_wrong', [...at, 'fromQuarters', 'scheme'], '不能由自己的结果合成自己。请写季度考核办法的编号。', 'It cannot be made of its own results; name the scheme of the quarters.')] : unknown([fromQuarters.scheme], known, [...at, 'fromQuarters', 'scheme'], '考核办法', 'scheme')),
  ]
}
