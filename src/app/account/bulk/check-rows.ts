import { isAdministrator } from '../../../kernel/decide/membership.ts'
import type { PostState, UnitState } from '../../../kernel/facts/organisation.ts'
import { holdersOn, nameOn } from '../../../kernel/holders.ts'
import { roleNames, roles, type Role } from '../../../kernel/permission.ts'
import type { Day } from '../../../kernel/time/day.ts'
import { isUserName, normalUserName } from '../../identity/user-name.ts'
import type { Directory } from '../../views/organisation.ts'
import type { Column } from './heads.ts'

/** A row as written; `row` is its number in the sheet. */
export type ListRow = { row: number } & Record<Column, string>

/** Why a row cannot be opened. */
export const rowProblems = {
  unit_unknown: { zh: '没有这个单位', en: 'No such unit' },
  post_unknown: { zh: '这个单位没有这个职务', en: 'The unit has no such post' },
  post_vacant: { zh: '这个职务现在空缺，请先办理任职', en: 'Nobody holds the post; appoint someone first' },
  post_of_several: { zh: '这个职务有多人，请写明姓名', en: 'Several hold the post; give the name' },
  name_other: { zh: '现任不是这个姓名', en: 'The holder has another name' },
  username_unfit: { zh: '用户名应为 2 至 80 个字母、数字、汉字、点、横线', en: 'A user name has 2 to 80 letters, digits, dots or hyphens' },
  username_used: { zh: '用户名已被使用', en: 'The user name is in use' },
  username_twice: { zh: '用户名在名单里重复', en: 'The user name stands in the list twice' },
  role_unknown: { zh: '没有这种身份', en: 'No such role' },
  role_single: { zh: '系统、安全、审计管理员须逐个开设', en: 'Administrators are opened one by one' },
  role_unfit: { zh: '这个身份与单位或职务不符', en: 'The role does not fit the unit or post' },
  right_held: { zh: '现任已有这个职务和身份的账号', en: 'The holder has an account with this post and role' },
  right_twice: { zh: '同一职务和身份在名单里重复', en: 'The same post and role stand in the list twice' },
} as const
export type RowProblem = keyof typeof rowProblems

/** What an account of a row would be. */
export type ToOpen = { row: number; username: string; role: Role; unit: string; post: string; person: string }
export type CheckedRow = ListRow & { problems: RowProblem[]; open: ToOpen | null }

export type Known = { directory: Directory; today: Day; /** user names in use, as they are kept */ used: ReadonlySet<string>; /** rights that are held or wait, as `rightKey` */ rights: ReadonlySet<string> }

export const rightKey = ({ person, role, post }: { person: string; role: string; post: string | null }) => [person, role, post ?? ''].join(' ')

/** Holds a list against the directory and the accounts that there are, row by row: what each would open, or everything that is wrong with it. */
export function checkRows(rows: readonly ListRow[], known: Known): CheckedRow[] {
  const names = new Set<string>()
  const rights = new Set<string>()
  return rows.map((row) => {
    const { problems, ...place } = placeOf(row, known)
    const role = roleOf(row.role)
    const username = normalUserName(row.username)
    if (!isUserName(username)) problems.push('username_unfit')
    else if (known.used.has(username)) problems.push('username_used')
    else if (names.has(username)) problems.push('username_twice')
    names.add(username)
    if (role === null) problems.push('role_unknown')
    else if (isAdministrator(role)) problems.push('role_single')
    else if (place.unit && place.post && !fits(role, place.unit, place.post)) problems.push('role_unfit')
    if (role === null || !place.unit || !place.post || !place.person) return { ...row, problems, open: null }
    const key = rightKey({ person: place.person, role, post: place.post.id })
    if (known.rights.has(key)) problems.push('right_held')
    else if (rights.has(key)) problems.push('right_twice')
    rights.add(key)
    return { ...row, problems, open: problems.length > 0 ? null : { row: row.row, username, role, unit: place.unit.id, post: place.post.id, person: place.person } }
  })
}

type Place = { problems: RowProblem[]; unit?: UnitState; post?: PostState; person?: string }

function placeOf(row: ListRow, { directory, today }: Known): Place {
  const unit = [...directory.units.values()].find((one) => one.ended === null && [nameOn(one, today), ...one.aliases].includes(row.unit.trim()))
  if (!unit) return { problems: ['unit_unknown'] }
  const post = [...directory.posts.values()].find((one) => one.unit === unit.id && one.endedOn === null && one.name === row.post.trim())
  if (!post) return { problems: ['post_unknown'], unit }
  const holders = holdersOn(post, today)
  const name = row.name.trim()
  const named = name === '' ? holders : holders.filter(({ person }) => directory.names.get(person) === name)
  if (holders.length === 0) return { problems: ['post_vacant'], unit, post }
  if (named.length === 0) return { problems: ['name_other'], unit, post }
  const [only] = named
  return named.length > 1 || !only ? { problems: ['post_of_several'], unit, post } : { problems: [], unit, post, person: only.person }
}

/** A role as a list writes it: in either language, or as programs call it. */
function roleOf(written: string): Role | null {
  const word = written.trim().toLowerCase()
  return roles.find((role) => [role, roleNames[role].zh, roleNames[role].en.toLowerCase()].includes(word)) ?? null
}

/** A leader's role goes with a leader's post, a place's with a place. */
function fits(role: Role, unit: UnitState, post: PostState): boolean {
  return (role === 'leader') === post.leader && (role === 'place' ? unit.kind === 'place' : true)
}
