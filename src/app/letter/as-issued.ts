import type { State } from '../../kernel/facts/index.ts'
import type { LetterState, TemplateState } from '../../kernel/facts/letter.ts'
import type { PostState, UnitState } from '../../kernel/facts/organisation.ts'
import { fold } from '../../kernel/fold.ts'
import type { LetterKind } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { factsBefore } from '../../store/queries/facts.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Deps } from '../call.ts'
import { packOn } from '../city/inputs.ts'
import type { Directory } from '../views/organisation.ts'
import { kindOf, type LetterLook } from './letter-views.ts'
import { templateSubject } from './templates.ts'

/** What a letter's paper is made from beside the letter itself. */
export type PaperGround = { kind: LetterKind; template: TemplateState | null; directory: Directory; day: Day }

/**
 * What the paper of a letter stands on: the kind, template and organisation of today while it is on its way; once it went out, those from
 * which its frozen file was made, as they stood in the log when it was issued. Names of people are as far as the directory keeps them.
 */
export async function paperGround(deps: Deps, db: Db, letter: LetterState, { acting: { tenant }, directory, inputs }: LetterLook): Promise<PaperGround> {
  const subject = templateSubject(letter.pack, letter.kind)
  const kind = kindOf(inputs.packs, letter)
  if (!letter.issued) return { kind, template: (await statesOf<TemplateState>(db, tenant, [subject])).get(subject) ?? null, directory, day: inputs.today }
  const { on } = letter.issued
  const facts = Map.groupBy(await factsBefore(db, tenant, [subject, ...named(letter, directory)], { subject: `letter:${letter.id}`, kind: 'letter.issued' }), (fact) => fact.subject)
  const states = new Map([...facts].map(([of, then]) => [of, fold(then)] as const))
  const then = (await packOn(deps, db, tenant, letter.pack, on))?.letters.find(({ id }) => id === letter.kind)
  return {
    kind: then ?? kind,
    template: (states.get(subject) ?? null) as TemplateState | null,
    directory: { ...directory, units: before<UnitState>(directory.units, states, 'unit'), posts: before<PostState>(directory.posts, states, 'post') },
    day: on,
  }
}

/** The units and posts that stand on a letter, and the units of those posts. */
function named({ issuer, to, copies, blocks, signed }: LetterState, { units, posts }: Directory): string[] {
  const people = blocks.flatMap((block) => (block.kind === 'people' ? [...block.posts, ...block.units] : []))
  const ids = [issuer, ...to.map(({ id }) => id), ...copies.map(({ id }) => id), ...people, ...(signed ? [signed.signer] : [])]
  const all = new Set(ids.flatMap((id) => [id, posts.get(id)?.unit ?? id]))
  return [...all].flatMap((id) => (units.has(id) ? [`unit:${id}`] : posts.has(id) ? [`post:${id}`] : []))
}

function before<S>(now: ReadonlyMap<string, S>, states: ReadonlyMap<string, State | null>, type: 'unit' | 'post'): Map<string, S> {
  return new Map([...now].map(([id, state]) => [id, (states.get(`${type}:${id}`) ?? state) as S] as const))
}
