import type { State } from '../../kernel/facts/index.ts'
import { internalTypes, type InternalType, type WithReaders } from '../../kernel/facts/readers.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import { holdersOn } from '../../kernel/holders.ts'
import { scopeOf, type Role } from '../../kernel/permission.ts'
import { internalFor } from '../../store/queries/internal.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, postRef, type Directory } from '../views/organisation.ts'
import type { Day } from '../../kernel/time/day.ts'
import { postsOf } from './reading-as.ts'

/** A page; who is named in more than that has to name less. */
const MOST = 500

/**
 * What is internal and open to who acts: title, readers with who holds their posts, why. With `id` that one alone, if it is internal and open to them; with `count` how many alone.
 * `may` says whether they may name readers at all; `own` is the post that has to be among them.
 */
export async function listInternal(call: Call, { type, id, count }: { type?: InternalType | undefined; id?: string | undefined; count?: '1' | undefined }) {
  permitSomewhere(call.acting, 'listInternal')
  const { deps, acting } = call
  const posts = postsOf(acting)
  return deps.db.read(acting.tenant, async (db) => {
    const { today } = await inputsOf(deps, db, acting.tenant)
    const all = posts.length > 0 ? await internalFor(db, acting.tenant, posts, MOST) : []
    const wanted = all.filter((subject) => (type === undefined || subject.startsWith(`${type}:`)) && (id === undefined || subject.endsWith(`:${id}`)))
    const said = { count: wanted.length, may: mayName(acting.role, type), own: acting.onBehalfOf ?? acting.post }
    if (count) return { ...said, rows: [] }
    const states = await statesOf<State>(db, acting.tenant, wanted)
    const directory = await directoryOf(db, acting.tenant)
    for (const subject of states.keys()) call.from?.internal.add(subject)
    const rows = [...states].flatMap(([subject, state]) => rowOf(subject, state, directory, today)).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id < b.id ? -1 : 1))
    return { ...said, rows }
  })
}

/** A unit's leader names readers of the matters they lead; of everything else the office does. */
function mayName(role: Role, type: InternalType | undefined): boolean {
  const scope = scopeOf(role, 'setReaders')
  return scope === 'city' || (scope === 'unit' && (type ?? 'matter') === 'matter')
}

function rowOf(subject: string, state: State, directory: Directory, today: Day) {
  const { readers } = state as WithReaders
  const type = internalTypes.find((one) => subject.startsWith(`${one}:`))
  if (!readers || !type) return []
  const posts = readers.posts.flatMap((post) => {
    const known = directory.posts.get(post)
    return known ? [postOf(known, directory, today)] : []
  })
  return [{ type, id: subject.slice(type.length + 1), title: titleOf(state), reason: readers.reason, on: readers.on, posts }]
}

function postOf(post: PostState, directory: Directory, today: Day) {
  return { ...postRef(directory, post, today), vacant: holdersOn(post, today).length === 0 }
}

function titleOf(state: State): string {
  if ('parts' in state) return state.parts[0]?.title ?? state.name
  if ('title' in state) return state.title
  return 'summary' in state ? state.summary.slice(0, 80) : ''
}
