import { derivedId } from '../../app/ids.ts'
import { appoint, assignPortfolio, createPost, delegate, registerPerson } from '../../app/organisation/posts.ts'
import type { SeatClause, SeatRole } from '../../kernel/organisation.ts'
import { createSeat } from '../../app/organisation/seats.ts'
import { createUnit, endUnit } from '../../app/organisation/units.ts'
import { leaderChange, leaderPosts } from '../data/leaders.ts'
import { bodies, groups, merger, REFORM_OFFICE, units } from '../data/units.ts'
import { named, postOf, type Builder, type PostOf, type Who } from './builder.ts'
import type { Step } from './timeline.ts'

const FOUNDED = '2023-01-03'
const SINCE = '2022-03-01'

/** Who enters the city first: the office before anybody has a post in it. */
export const KEEPER: Who = { role: 'office', post: 'admin', unit: null }
/** Who grants rights. */
export const SECURITY: Who = { role: 'security', post: 'security', unit: null }
/** The reform office's own handler. */
export const OFFICE: Who = { role: 'office', post: postOf(REFORM_OFFICE, 'handler'), unit: REFORM_OFFICE }

const UNIT_POSTS: { kind: PostOf; name: string; placeName: string }[] = [
  { kind: 'head', name: '主要负责人', placeName: '党政主要负责人' },
  { kind: 'deputy', name: '分管负责人', placeName: '改革工作分管负责人' },
  { kind: 'handler', name: '改革工作承办人', placeName: '改革工作承办人' },
]

/** Units, groups and bodies, posts with who holds them, the leaders' division of work, seats in the commission. */
export async function buildOrganisation(builder: Builder): Promise<void> {
  const { id, call, persons } = builder
  await registerFirst(builder)
  const keeper = call(KEEPER, FOUNDED)
  persons.set('observer', (await registerPerson(keeper, { command: id('person:observer'), name: null, phone: null })).ids.person)
  await buildUnits(builder)
  await buildLeaders(builder)
  for (const unit of units.filter(({ kind }) => kind !== 'vertical')) {
    for (const [index, { kind, name, placeName }] of UNIT_POSTS.entries()) {
      await post(builder, {
        key: postOf(unit.name, kind),
        unit: unit.name,
        name: unit.kind === 'place' ? placeName : name,
        order: index + 1,
        leader: false,
        since: SINCE,
      })
    }
  }
  await buildSeats(builder)
}

/** The first person registers itself. */
async function registerFirst({ id, call, persons }: Builder): Promise<void> {
  const command = id('person:admin')
  persons.set('admin', derivedId(command, 'person'))
  await registerPerson(call(KEEPER, FOUNDED), { command, name: null, phone: null })
}

async function buildUnits({ id, call, units: known }: Builder): Promise<void> {
  const keeper = call(KEEPER, FOUNDED)
  const add = async (unit: Omit<Parameters<typeof createUnit>[1], 'command'>) => {
    const made = await createUnit(keeper, { command: id(`unit:${unit.name}`), ...unit })
    known.set(unit.name, made.ids.unit)
  }
  const blank = { parent: null, code: null, assessed: false, groups: [] }
  for (const [index, group] of groups.entries()) await add({ ...blank, ...group, kind: 'group', order: 900 + index })
  for (const [index, body] of bodies.entries()) await add({ ...blank, ...body, order: index + 1 })
  for (const [index, { groups: joined, code = null, ...unit }] of units.entries()) {
    await add({ ...blank, ...unit, code, order: 10 + index, groups: joined.map((group) => named(known, group)) })
  }
}

async function post(
  builder: Builder,
  { key, unit, since, ...rest }: { key: string; unit: string; name: string; order: number; leader: boolean; head?: boolean | undefined; since: string },
): Promise<void> {
  const { id, call, posts, persons, units: known } = builder
  const made = await createPost(call(KEEPER, FOUNDED), { command: id(`post:${key}`), unit: named(known, unit), places: 1, ...rest })
  posts.set(key, made.ids.post)
  const held = await appoint(call(KEEPER, FOUNDED), {
    command: id(`appoint:${key}`),
    post: made.ids.post,
    person: null,
    newPerson: { name: null, phone: null },
    from: since,
    acting: false,
    probationUntil: null,
    until: null,
    document: null,
  })
  persons.set(key, held.ids.person)
}

async function buildLeaders(builder: Builder): Promise<void> {
  const { id, call, posts, units: known } = builder
  const keeper = call(KEEPER, FOUNDED)
  for (const [index, { key, body, name, since, leader, head }] of leaderPosts.entries())
    await post(builder, { key, unit: body, name, since, leader, head, order: index + 1 })
  for (const { key, units: overseen, fields, leader, actedForBy } of leaderPosts) {
    const own = named(posts, key)
    if (leader)
      await assignPortfolio(keeper, {
        command: id(`portfolio:${key}`),
        post: own,
        units: overseen.map((unit) => named(known, unit)),
        fields,
        from: FOUNDED,
      })
    if (actedForBy)
      await delegate(keeper, { command: id(`delegate:${key}`), post: own, to: named(posts, actedForBy), from: FOUNDED, until: null, scope: ['view', 'record', 'decide'] })
  }
}

/** Units in the commission for reform: a leader's post where one stands for it, else the unit's head. */
async function buildSeats({ id, call, units: known, posts }: Builder): Promise<void> {
  const body = named(known, '市委全面深化改革委员会')
  const seat = (unit: string, designation: string, key: string, role: SeatRole = 'member', clause: SeatClause = 'in-post') =>
    createSeat(call(KEEPER, FOUNDED), {
      command: id(`seat:${key}`),
      body,
      unit: named(known, unit),
      designation,
      post: named(posts, key),
      role,
      clause,
    })
  await seat('中共河东市委', '主任', 'secretary', 'head')
  await seat('河东市人民政府', '副主任', 'mayor', 'deputy')
  await seat('中共河东市委', '办公室主任', 'city-secretary-general')
  for (const unit of ['市委组织部', '市发展改革委', '市财政局', '市司法局', '市审批服务管理局'])
    await seat(unit, '成员单位主要负责人', postOf(unit, 'head'), 'member', 'reported')
}

/** What changed in the organisation in the course of the year. */
export function organisationSteps(builder: Builder): Step[] {
  const { id, call, posts, persons, units: known } = builder
  return [
    {
      on: leaderChange.on,
      run: async () => {
        const { post: key, on, document } = leaderChange
        const held = await appoint(call(OFFICE, on), {
          command: id(`successor:${key}`),
          post: named(posts, key),
          person: null,
          newPerson: { name: null, phone: null },
          from: on,
          acting: false,
          probationUntil: null,
          until: null,
          document,
        })
        persons.set(key, held.ids.person)
      },
    },
    {
      on: merger.on,
      run: () =>
        endUnit(call(KEEPER, merger.on), {
          command: id('merger'),
          unit: named(known, merger.from),
          successors: [named(known, merger.into)],
          on: merger.on,
        }),
    },
  ]
}

export const isPlace = (name: string): boolean => units.some((unit) => unit.name === name && unit.kind === 'place')
