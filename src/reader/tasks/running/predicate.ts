import { BY_DUTY, roleOf, ROLE_PHRASE } from '../../units/words.ts'
import type { UnitRole } from '../../roles/labels.ts'
import { isAttribute, tellsOfPast } from './facts.ts'
import { groupAt } from './group.ts'
import { isPart } from './assignable.ts'
import { beginsPredicate } from './verbs.ts'

/** What words after a subject make it do. */
export type Predicate = {
  role: UnitRole
  /** `said`: a word of assignment (负责, 牵头); `duty`: 按照职责分工; `helped`: 会同; `owner`: 是……责任主体; `step`: any other verb. */
  kind: 'said' | 'duty' | 'helped' | 'owner' | 'step'
  /** Units after 会同. */
  helpers: string[]
  /** What is to be done, as far as this part says. */
  what: string
}

const MODAL = /^(?:也|还|都|均|则)?(?:要|应当?|须|必须|需要?|负有)?(?:切实|认真|主动|积极)?/
const ROLE_FIRST = new RegExp(`^${ROLE_PHRASE}`)
const DUTY_FIRST = new RegExp(`^${BY_DUTY}(?:[，,]|$|共同|分别|协同|做好|抓好|负责|落实|推进|开展|组织|加强|密切)`)
const OWNER = /^(?:是|为|作为)[^，,。；;]{0,24}?(责任主体|实施主体|建设主体|申报主体|第一责任单位|牵头单位|牵头部门|主办单位|主管部门|责任单位|责任部门|配合单位|主体)/
/** “对本行政区域内的……工作负总责” */
const ANSWERS_FOR = /^对[^，,。；;]{2,40}(?:负总责|负(?:主要|全部|直接)?(?:领导|主体|属地|监管|管理)?责任|总负责)$/
const TOGETHER = /^(?:负责|牵头|负责牵头)?(?:会同|协同|联合|商)/
/** “市财政局主要负责人”: a person of the unit. */
const PERSON = /^(?:主要|分管|有关|相关|党委|党组|主管|直接)?(?:负责(?:人|同志)|责任人|领导|主任|局长|书记|县长|市长|区长|人员|干部)/
/** What a role phrase took with it and belongs to the work: 负责|协调…… */
const WORK_AT_END = /(?<=.)(?:协调|推进|推动|组织|办理)$/
/** “A负总责，B指导”: with nothing behind it, to guide is to support. */
const ONLY_HELPS = /^(?:支持|指导)$/
const NOT_A_ROLE = /^(?:支持|指导|推进|办理|执行|实施|落实)/

/**
 * Reads what stands after a subject up to the next comma; null when it assigns nothing.
 *
 * @param agent whether the subject stands after 由, which makes any verb a task
 */
export function predicateOf(words: string, agent = false): Predicate | null {
  const rest = words.replace(MODAL, '')
  const bound = rest.length < words.length || (agent && rest.length > 1)
  if (PERSON.test(rest) || tellsOfPast(rest) || isAttribute(rest)) return null
  const owner = OWNER.exec(rest)
  if (owner) return { role: /牵头|主办/.test(owner[1] ?? '') ? 'lead' : /配合/.test(owner[1] ?? '') ? 'support' : 'responsible', kind: 'owner', helpers: [], what: rest.slice(owner[0].length) }
  if (ANSWERS_FOR.test(rest)) return { role: 'responsible', kind: 'owner', helpers: [], what: rest }
  const together = TOGETHER.exec(rest)
  if (together) return helped(rest.slice(together[0].length))
  if (DUTY_FIRST.test(rest) && !ROLE_FIRST.test(rest)) return { role: 'responsible', kind: 'duty', helpers: [], what: rest.replace(new RegExp(`^${BY_DUTY}`), '') }
  const role = ROLE_FIRST.exec(rest)
  if (role && (!NOT_A_ROLE.test(role[0]) || ONLY_HELPS.test(rest))) {
    const what = (WORK_AT_END.exec(role[0])?.[0] ?? '') + rest.slice(role[0].length)
    if (/^(?:[人的者]|制(?:度|$))/.test(what)) return null
    const also = TOGETHER.exec(what)
    const more = also ? helped(what.slice(also[0].length)) : null
    return { role: roleOf(role[0]), kind: new RegExp(BY_DUTY).test(role[0]) && what === '' ? 'duty' : 'said', helpers: more?.helpers ?? [], what: more?.what ?? what }
  }
  return bound || beginsPredicate(rest) ? { role: 'responsible', kind: 'step', helpers: [], what: rest } : null
}

function helped(words: string): Predicate {
  const group = groupAt(words, 0)
  const helpers = group?.units.filter((unit) => !isPart(unit)) ?? []
  return { role: 'lead', kind: 'helped', helpers, what: group ? words.slice(group.to) : words.replace(/^[^，,]{0,8}?(?:部门|单位|镇街|方面)/, '') }
}
