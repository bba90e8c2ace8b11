import type { Block, LetterState, TemplateState } from '../../kernel/facts/letter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { layoutOf } from '../../kernel/letter/layout.ts'
import { UPWARD } from '../../kernel/letter/route.ts'
import type { LetterKind } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { fill } from '../../kernel/words/fill.ts'
import type { Paper, PaperBlock } from '../../letters/docx/index.ts'
import { holdersOf, unitRef, type Directory } from '../views/organisation.ts'

export type PaperSources = {
  kind: LetterKind
  issuer: UnitState
  template: TemplateState | null
  directory: Directory
  /** names of files by hash */
  files: ReadonlyMap<string, { name: string | null }>
  demonstration: boolean
  /** its number as it stands on the paper; null: none, or none yet */
  number: string | null
  /** the day it is issued; null: not yet */
  issuedOn: Day | null
  /** the day whose names stand on it */
  day: Day
}

const URGENCY = { urgent: '加急', 'extra-urgent': '特急' } as const

/** A letter as it is written out: names of units and posts of its day, people's as far as the directory keeps them. */
export function paperOf(letter: LetterState, { kind, issuer, template, directory, files, demonstration, number, issuedOn, day }: PaperSources): Paper {
  const layout = layoutOf(kind)
  const issuerName = unitRef(directory, issuer.id, day)?.name ?? issuer.name
  return {
    layout,
    mark: markOf(kind, template, issuerName),
    number,
    signer: UPWARD.includes(kind.form) && letter.signed ? signerName(directory, letter.signed.signer, day) : null,
    copyNumber: null,
    urgency: letter.urgency && URGENCY[letter.urgency],
    title: letter.title,
    to: letter.to.map(({ id }) => addressedAs(directory, id, day)),
    blocks: letter.blocks.map((block) => paperBlock(directory, block, day)),
    attachments: letter.attachments.map((sha256) => (files.get(sha256)?.name ?? sha256).replace(/\.[A-Za-z0-9]{1,5}$/, '')),
    // 成文日期 is the day it was signed off.
    signature: layout === 'minutes' ? null : { issuer: issuerName, date: letter.signed?.on ?? null, seal: true },
    note: null,
    copies: letter.copies.map(({ id }) => addressedAs(directory, id, day)),
    printed: layout === 'letter' ? null : { by: issuerName, on: issuedOn },
    draft: letter.signed === null,
    demonstration,
    style: template?.layout ?? {},
  }
}

/** 发文机关标志: the city's own, else issuer and 文件, the issuer alone over a letter, issuer and kind over minutes. */
export function markOf(kind: LetterKind, template: TemplateState | null, issuer: string): string {
  const layout = layoutOf(kind)
  if (template?.mark) return fill(template.mark, { issuer })
  return layout === 'paper' ? `${issuer}文件` : layout === 'letter' ? issuer : `${issuer}${kind.name.zh}`
}

function paperBlock(directory: Directory, block: Block, day: Day): PaperBlock {
  return block.kind === 'people' ? { kind: 'people', label: block.label, names: namesIn(directory, block, day) } : block
}

/** Who stands on a labelled line (出席：): people by name where the directory keeps it, else by post. */
export function namesIn(directory: Directory, { posts, units }: Extract<Block, { kind: 'people' }>, day: Day): string[] {
  const people = posts.flatMap((id) => {
    const post = directory.posts.get(id)
    if (!post) return []
    const names = holdersOf(directory, post, day).flatMap(({ name }) => name ?? [])
    return names.length > 0 ? names : [post.leader ? post.name : `${unitRef(directory, post.unit, day)?.name ?? ''}${post.name}`]
  })
  return [...people, ...units.flatMap((id) => unitRef(directory, id, day)?.name ?? [])]
}

/** A unit by its name of the day, a post as one addresses its holder. */
export function addressedAs(directory: Directory, id: string, day: Day): string {
  const unit = unitRef(directory, id, day)
  if (unit) return unit.name
  const post = directory.posts.get(id)
  if (!post) return id
  const [holder] = holdersOf(directory, post, day)
  // What a post oversees stands in its name where no one is named: 副市长（分管商务） is not any deputy mayor.
  return holder?.name ? `${holder.name}${post.name.replace(/（.*?）$/, '')}` : post.name
}

/** 签发人 of an upward document. */
function signerName(directory: Directory, id: string, day: Day): string {
  const post = directory.posts.get(id)
  if (!post) return ''
  return holdersOf(directory, post, day)[0]?.name ?? post.name
}
