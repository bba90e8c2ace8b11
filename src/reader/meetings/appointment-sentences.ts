import { postsIn } from './appointment-posts.ts'
import type { PostInUnit } from './appointment-posts.ts'
import { CHARACTER, NAMES, namesOfPersons } from './person-names.ts'

/** What one clause says: who gets or leaves which posts. */
export type SaidAppointment = { persons: string[]; posts: PostInUnit[]; released: boolean }

type Rule = { name: string; pattern: RegExp; released: boolean; plain: boolean }

/** What the name of a unit begins with where no “的” parts it from a person's. */
const LEVEL = '(?:[省市县区州旗乡镇]|中共|中国|国家|政协|人大)'
const COMRADES = '(?:等)?(?:[一二三四五六七八九十\\d]{1,3}名?)?(?:同志)?'

/**
 * One grammar an entry, tried in order on each clause. A rule that is not `plain` counts only in papers about appointments: elsewhere
 * “张某任组长” tells who sits on a leading group.
 */
const RULES: readonly Rule[] = [
  { name: '免去张某的……职务', pattern: new RegExp(`免去(?<names>${NAMES})${COMRADES}(?:担任的?|的|兼任的?)(?<posts>.{2,80}?)职务?(?=$|[（(，,])`), released: true, plain: true },
  { name: '免去张某市……职务', pattern: new RegExp(`免去(?<names>(?:${CHARACTER}){2,4}?)${COMRADES}(?<posts>${LEVEL}.{2,80}?)职务?(?=$|[（(，,])`), released: true, plain: true },
  { name: '免去张某同志……职务', pattern: new RegExp(`免去(?<names>${NAMES}?)(?:等)?同志(?<posts>.{2,80}?)职务?(?=$|[（(，,])`), released: true, plain: true },
  { name: '张某不再担任……职务', pattern: new RegExp(`^(?<names>${NAMES})${COMRADES}不再(?:担任|兼任|任)(?<posts>.{2,80}?)(?:职务)?$`), released: true, plain: true },
  { name: '接受张某辞去……职务', pattern: new RegExp(`(?:接受|同意|批准|决定)(?<names>${NAMES})${COMRADES}(?:提出的?)?辞去(?:担任)?的?(?<posts>.{2,80}?)职务`), released: true, plain: true },
  { name: '免去张某……', pattern: new RegExp(`^免去(?<names>${NAMES})${COMRADES}(?:担任)?的(?<posts>.{2,80})$`), released: true, plain: false },
  { name: '任命张某为……', pattern: new RegExp(`(?:任命|聘任|聘请|提名|推荐|选举|补选|委派|指定)(?<names>${NAMES})${COMRADES}(?:为|担任|任)(?<posts>.{2,80})$`), released: false, plain: true },
  { name: '张某同志任……', pattern: new RegExp(`^(?<names>${NAMES})同志(?:[一二三]人)?(?:试用期满[，,]?)?(?:正式)?(?:任命?为?|兼任|挂任|担任|为)(?<posts>.{2,80})$`), released: false, plain: true },
  { name: '张某任……', pattern: new RegExp(`^(?:调|聘)?(?<names>${NAMES})${COMRADES}(?:试用期满[，,]?)?(?:正式)?(?:任职?为?|兼任|挂任|担任|任命为|为)(?<posts>.{2,80})$`), released: false, plain: false },
]

/** Words by which a clause may speak of an appointment at all. */
export const SPEAKS = /任|免去|提名|为|辞去/

/** What a clause says of appointments; `paper` tells whether its document is about them. */
export function appointmentIn(clause: string, paper: boolean): SaidAppointment | null {
  if (!SPEAKS.test(clause)) return null
  for (const { pattern, released, plain } of RULES) {
    if (!plain && !paper) continue
    const groups = pattern.exec(clause)?.groups
    if (!groups) continue
    const persons = namesOfPersons(groups.names ?? '')
    const posts = postsIn((groups.posts ?? '').replace(/(?:候选人|人选)$/, ''))
    if (persons && posts.length > 0) return { persons, posts, released }
  }
  return null
}

