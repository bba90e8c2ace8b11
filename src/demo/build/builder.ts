import type { Acting, Call, Deps } from '../../app/call.ts'
import { derivedId } from '../../app/ids.ts'
import type { Role } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'

export const CITY = 'hedong'
/** The demonstration's own today: before the units of 2023 changed their names. */
export const TODAY: Day = '2023-09-20'

export type PostOf = 'head' | 'deputy' | 'handler'

/** Who does something: the holder of a post, in a role. */
export type Who = { role: Role; post: string; unit: string | null }

/**
 * What the parts of the demonstration are built with. Things are known by what they are called in `data/`: units by their
 * name, posts of leaders by their key, posts of a unit as `市财政局/handler`.
 */
export type Builder = {
  deps: Deps
  /** the command's id for a label: the same label is the same command */
  id: (label: string) => string
  call: (who: Who, on: Day) => Call
  units: Map<string, string>
  posts: Map<string, string>
  /** who holds a post, by the post's name here */
  persons: Map<string, string>
}

/** @param base the id of the whole load, from which every command's id follows */
export function builderOn(deps: Deps, base: string): Builder {
  const units = new Map<string, string>()
  const posts = new Map<string, string>()
  const persons = new Map<string, string>()
  return {
    deps,
    units,
    posts,
    persons,
    id: (label) => derivedId(base, label),
    call: ({ role, post, unit }, today) => {
      const acting: Acting = {
        tenant: CITY,
        account: 'demonstration',
        person: named(persons, post),
        membership: 'demonstration',
        role,
        unit: unit === null ? null : named(units, unit),
        post: posts.get(post) ?? null,
        onBehalfOf: null,
      }
      return { deps, acting, today }
    },
  }
}

/** @throws Error: the demonstration's own data name something that was not built */
export function named(known: ReadonlyMap<string, string>, name: string): string {
  const id = known.get(name)
  if (id === undefined) throw new Error(`the demonstration has no ${name}`)
  return id
}

export const postOf = (unit: string, kind: PostOf): string => `${unit}/${kind}`

/** A unit's handler (承办人) or reviewer (分管负责人); those of a place act in the role of places. */
export const unitActor = (unit: string, kind: 'handler' | 'deputy', place: boolean): Who => ({
  role: place ? 'place' : kind === 'deputy' ? 'reviewer' : 'handler',
  post: postOf(unit, kind),
  unit,
})

/** A matter is known before it is opened: its id follows from the command that opens it. */
export const matterId = ({ id }: Builder, key: string): string => derivedId(id(`open:${key}`), 'matter')
