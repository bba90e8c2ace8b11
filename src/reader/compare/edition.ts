import { bare } from './likeness.ts'

/** (征求意见稿), （2024年修订）, (试行): which issue of a document this is, not which document. */
const ISSUE = /[（(](?:(?:公开)?征求意见(?:稿)?|(?:第[一二三四五六七八九十]次)?(?:修改|修订|修正|审议|送审|讨论|草案|初|定|报批|印发)?稿|草案|试行|暂行|(?:(?:20)?\d{2}年)?(?:第[一二三四五六七八九十]次)?(?:修订|修正|修改)(?:版|本)?|(?:20)\d{2}年?版|新版|正式稿?)[）)]/g
/** A draft is often sent round by a department, and issued by the government above it. */
const DRAFT = /征求意见|草案|送审|讨论稿|审议稿|初稿/
const NAMED = /《([^《》]{4,120})》/
/** “……关于（重新、修订）印发X的通知”, “关于公开征求X意见的公告”: the document is X. */
const WRAPPED = /^.{0,60}?关于(?:重新|修订|调整|再次|公开)?(?:印发|发布|公布|下发|转发|征求(?:对)?|公开征求(?:对)?|修订|修改|调整)(?<what>.{4,120}?)(?:意见|公开征求意见)?的(?:通知|公告|通告|函|决定|启事)$/
const KIND_ALONE = /^.{0,60}?(?=关于)/

/** What two issues of one document have in common, and whether this one is a draft. */
export type EditionName = { key: string; draft: boolean }

/** Titles shorter than this name no document in particular. */
const SHORTEST_KEY = 6

/**
 * The document that a title names, whatever issue of it this is: without issuer, wrapping (“关于印发……的通知”), marks of an issue (征求意见稿, 修订, 试行) and punctuation. A year that belongs
 * to the name stays: the plan of another year is another document.
 *
 * @returns null for a title that names none
 */
export function editionOf(title: string): EditionName | null {
  const plain = title.normalize('NFKC').replace(/\s+/g, '')
  const wrapped = /印发|发布|公布|下发|转发|征求|修订|修改|调整/.test(plain)
  const inner = (wrapped ? (NAMED.exec(plain)?.[1] ?? WRAPPED.exec(plain)?.groups?.what) : undefined) ?? plain.replace(KIND_ALONE, '')
  const key = bare(inner.replace(ISSUE, ''))
  return key.length < SHORTEST_KEY ? null : { key, draft: DRAFT.test(plain) }
}

export type Issued = { title: string; issuer: string | null }

/** Whether two titles and issuers are of one document: the same name, and an issuer that does not speak against it. */
export function sameDocument(a: Issued, b: Issued): boolean {
  const [one, other] = [editionOf(a.title), editionOf(b.title)]
  if (!one || !other || one.key !== other.key) return false
  const [from, by] = [bare(a.issuer ?? ''), bare(b.issuer ?? '')]
  return from === '' || by === '' || from.includes(by) || by.includes(from) || one.draft || other.draft
}
