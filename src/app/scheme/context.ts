import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { assessedOn } from '../../kernel/assess/measure-groups.ts'
import { unknownMembers } from '../../kernel/assess/members.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { SchemeState } from '../../kernel/facts/assessment.ts'
import type { IndicatorState } from '../../kernel/facts/indicator.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { checkScheme, type SchemeContext } from '../../kernel/pack/check-scheme.ts'
import type { Finding } from '../../kernel/pack/finding.ts'
import { scheme as schemeSchema, type Scheme } from '../../kernel/pack/scheme-schema.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { explain } from '../../packs/parse.ts'
import type { Db } from '../../store/database/database.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Inputs } from '../city/inputs.ts'

/** What the schemes of a city may name, as it is today. */
export type Around = { today: Day; packs: readonly Pack[]; units: UnitState[]; indicators: IndicatorState[]; schemes: SchemeState[] }

export async function around(db: Db, tenant: string, { today, packs }: Pick<Inputs, 'today' | 'packs'>): Promise<Around> {
  return {
    today,
    packs,
    units: await statesOfType<UnitState>(db, tenant, 'unit'),
    indicators: (await statesOfType<IndicatorState>(db, tenant, 'indicator')).filter(({ ended }) => ended === null),
    schemes: await statesOfType<SchemeState>(db, tenant, 'scheme'),
  }
}

/** Everything that is wrong or unwise with a scheme of the city. */
export function findingsOf(content: Scheme, { packs, units, indicators, schemes, today }: Around): Finding[] {
  const others = schemes.filter((other) => other.content.id !== content.id && other.status !== 'ended')
  const context: SchemeContext = {
    packs,
    indicators: indicators.map(({ id, name }) => ({ id, name: { zh: name, en: name } })),
    schemes: others.map((other) => ({ id: other.content.id, name: other.content.name })),
    units: membersOf(content, units, today),
  }
  return [...checkScheme(content, context), ...unknownMembers(content, units, today)]
}

/** Who is assessed by it today, with every group that takes them in. */
export function membersOf(content: Scheme, units: readonly UnitState[], today: Day): { unit: string; name: string; groups: readonly string[] }[] {
  const { assessed, twice } = assessedOn(content, units, today)
  return assessed.map(({ unit, name, group }) => ({ unit, name, groups: twice.find((one) => one.name === name)?.groups ?? [group] }))
}

/** A content that somebody wrote: as it is kept, or what is wrong with its shape. */
export function shapeOf(content: unknown): { content: Scheme } | { findings: Finding[] } {
  const read = schemeSchema.safeParse(content)
  return read.success ? { content: read.data } : { findings: emptied(read.error.issues.flatMap((issue) => explain(issue, content)), content) }
}

const CALLED: Record<string, [zh: string, en: string]> = { name: ['名称', 'the name'], scorer: ['谁评分', 'who scores'], ground: ['评分依据', 'the ground'], evidence: ['凭什么', 'what shows it'], formula: ['公式', 'the formula'], title: ['文件名称', 'the title'], then: ['怎么办', 'what follows'] }

/** Words that are left out are said once, not once in each language. */
function emptied(findings: readonly Finding[], content: unknown): Finding[] {
  const told = findings.map((finding): Finding => {
    const { path } = finding
    if (valueAt(content, path) !== '') return finding
    const place = path.at(-1) === 'zh' || path.at(-1) === 'en' ? path.slice(0, -1) : path
    const [zh, en] = CALLED[String(place.at(-1))] ?? ['', 'this']
    return { ...finding, path: place, zh: zh === '' ? '请填写。' : `请填写“${zh}”。`, en: `Fill in ${en}.` }
  })
  return [...new Map(told.map((finding) => [`${finding.path.join('.')} ${finding.zh}`, finding])).values()]
}

function valueAt(content: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((value: unknown, part) => (typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined), content)
}

/** With words where they are left out, so that everything else can be checked beside them. */
export function withWords(content: unknown): unknown {
  if (content === '') return '…'
  if (Array.isArray(content)) return content.map(withWords)
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, withWords(value)]))
}

/** @throws DeliveryError `scheme_shape` */
export function shaped(content: unknown): Scheme {
  const read = shapeOf(content)
  if ('content' in read) return read.content
  const [first] = read.findings
  throw new DeliveryError('scheme_shape', { count: read.findings.length, first: first?.zh ?? '', firstEn: first?.en ?? '' })
}

/** By what an editor says which content it began with. */
export function seenOf(content: Scheme): string {
  return createHash('sha256').update(canonicalize(content) ?? '').digest('hex')
}
