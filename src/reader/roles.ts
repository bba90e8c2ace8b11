import { isUnitName, splitUnits } from './unit-names.ts'
import { fieldKind, LABEL, namesNobody, noRoles, ROLE_WORD, roleOf } from './words.ts'
import type { FieldKind, Roles, UnitRole } from './words.ts'

/** What an annotation says: who, and the words of a time limit if it holds one. */
export type Annotation = {
  roles: Roles
  dueText: string | null
  /** Whether a label or a role word says so; a bare list of units does not. */
  explicit: boolean
  /** Share of the names that look like units, 0 … 1. */
  certainty: number
  /** Words that were neither a unit, a role nor punctuation. */
  rest: string
}

const LONGEST_NAME = 32
const NOBODY: ReadonlySet<string> = new Set()

/** How many names were read, and how many of them are units beyond doubt. */
type Names = { all: number; sure: number; known: ReadonlySet<string> }

/**
 * Reads the words that say who answers for a task: the inside of a bracket, a line with a label, the cells of a row.
 *
 * @param known names the caller knows to be units, whatever they look like
 * @example rolesIn('市科技局牵头，市财政局、市教育局按职责分工负责').roles
 * // lead 市科技局; responsible 市财政局, 市教育局
 */
export function rolesIn(words: string, known: ReadonlySet<string> = NOBODY): Annotation {
  const reading: Annotation = { roles: noRoles(), dueText: null, explicit: false, certainty: 0, rest: '' }
  const names = { all: 0, sure: 0, known }
  for (const field of fieldsOf(words)) {
    if (field.kind !== null) reading.explicit = true
    if (field.kind === 'due') reading.dueText = field.value
    else if (field.kind === 'leaders') reading.roles.leaders.push(...peopleIn(field.value))
    else readUnits(field.value, field.kind === 'lead' || field.kind === 'support' || field.kind === 'responsible' ? field.kind : null, reading, names)
  }
  reading.certainty = names.all === 0 ? (namesNobody(reading.roles) ? 0 : 1) : names.sure / names.all
  return reading
}

type Field = { kind: FieldKind | null; value: string }

const LABELS = new RegExp(LABEL, 'g')

function fieldsOf(words: string): Field[] {
  const fields: Field[] = []
  let kind: FieldKind | null = null
  let from = 0
  for (const match of words.matchAll(LABELS)) {
    // A label begins where the field before it has ended; only blanks, which are gone by now, may have parted the two.
    const before = words[match.index - 1]
    if (before !== undefined && !/[。；;，,、\s）)］\]】（(【[局委办厅部会府心院司位门区县市镇长底前月日年]/.test(before) && match.index > from) continue
    pushField(fields, kind, words.slice(from, match.index))
    kind = fieldKind(match[1] ?? '') ?? 'other'
    from = match.index + match[0].length
  }
  pushField(fields, kind, words.slice(from))
  return fields
}

function pushField(fields: Field[], kind: FieldKind | null, value: string): void {
  const trimmed = value.replace(/^[\s，,；;。、]+|[\s，,；;。、]+$/g, '')
  if (trimmed !== '') fields.push({ kind, value: trimmed })
}

const LOCAL =
  /[，,；;。、]?((?:各|其他|其它|其余|所属)[^，,；;。由、]{1,18}?(?:（[^（）]{1,10}）)?)由((?:当地|属地|所在地|所在|本地|各自|本级|同级|辖区|县级|乡级)[^，,；;。、]{0,10}?)(?:分别|具体|统一|组织){0,2}(?:负责|牵头|落实|组织实施)[^，,；;。]{0,6}/g
const TERRITORY = /^(?:在)?([^、，,；;。由（）()：:]{1,14}(?:城区|市区|县城|城市区|主城区|范围|辖区|片区|地区|以内|境内|区|县|镇|乡))(?:范围)?(?:以?内)?(?:的)?由(?=.)/
const ROLES = new RegExp(ROLE_WORD, 'g')

function readUnits(value: string, label: UnitRole | null, reading: Annotation, names: Names): void {
  const text = value.replace(LOCAL, (_, scope: string, owner: string) => {
    reading.roles.local.push({ scope, owner })
    reading.explicit = true
    return ''
  })
  // Units may stand before every role word of a sentence: take the longest list that ends at one.
  let from = 0
  for (const match of text.matchAll(ROLES)) {
    const after = text[match.index + match[0].length]
    if (match.index === from && from === 0 && after !== undefined && !/[，,；;。]/.test(after)) continue
    if (partOfName(text, match.index, match[0], match[1] ?? '', after)) continue
    takeList(text.slice(from, match.index), roleOf(match[1] ?? ''), reading, names)
    reading.explicit = true
    from = match.index + match[0].length
    const object = /^[^，,；;。]{1,60}/.exec(text.slice(from))
    if (object) {
      reading.rest += object[0]
      from += object[0].length
    }
  }
  const tail = text.slice(from).replace(/^[，,；;。、]+/, '')
  if (tail !== '') takeList(tail, label ?? 'responsible', reading, names)
}

/** “市重大项目实施中心” holds a role word that is part of a name. */
function partOfName(text: string, at: number, words: string, decisive: string, after: string | undefined): boolean {
  if (after === undefined || /[，,；;。、]/.test(after)) return false
  if (/牵头|负责|配合|协助|协办/.test(decisive)) return false
  const next = /^[^，,；;。、]{1,16}/.exec(text.slice(at + words.length))?.[0] ?? ''
  return isUnitName(next) || isUnitName(decisive + next) || !/^[，,；;。]/.test(after)
}

function takeList(words: string, role: UnitRole, reading: Annotation, names: Names): void {
  let list = words.replace(/^[\s，,；;。、]+|[\s，,；;、]+$/g, '')
  const territory = TERRITORY.exec(list)
  if (territory) {
    reading.roles.territory ??= territory[1] ?? null
    list = list.slice(territory[0].length)
  }
  list = list.replace(/^由/, '')
  const [first, ...others] = list.split(/[，,]?(?:会同|协同|联合)(?=[^，,；;。]{2})/)
  const helpers = others.join('、')
  if (helpers === '' || first === '') addUnits(helpers === '' ? (first ?? '') : helpers, first === '' ? 'support' : role, reading, names)
  else {
    addUnits(first ?? '', role === 'support' ? 'support' : 'lead', reading, names)
    addUnits(helpers, 'support', reading, names)
  }
}

function addUnits(list: string, role: UnitRole, reading: Annotation, names: Names): void {
  for (const name of splitUnits(list)) {
    if (TIME.test(name)) {
      reading.dueText ??= name
      continue
    }
    const unit = name.replace(/^由/, '').replace(/(?:要|应当?|需|共同|分别|按照?)$/, '')
    if (unit.length < 2) continue
    names.all += 1
    const sure = isUnitName(unit) || names.known.has(unit)
    if (sure) names.sure += 1
    if (!sure && (unit.length > LONGEST_NAME || /[。；;：:“”"《》？！?!]/.test(unit))) {
      reading.rest += unit
      continue
    }
    const taken = reading.roles[role]
    if (!taken.includes(unit)) taken.push(unit)
  }
}

/** “2022年12月底前完成”, “持续推进” among the units is a time limit. */
const TIME = /^(?:[^局委办]{0,8}[年月季][^局委办]{0,6}(?:前|底|末|完成|度)[^局委办]{0,4}|(?:长期|持续|常态化)(?:坚持|推进|实施|开展))$/

function peopleIn(value: string): string[] {
  return value.split(/[、，,；;\s]/).filter((name) => name !== '')
}
