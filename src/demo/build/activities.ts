import { confirmActivities, correctActivity, recordActivity, returnActivity, reviewActivities } from '../../app/activity/activities.ts'
import { derivedId } from '../../app/ids.ts'
import { voidFact } from '../../app/matter/void-fact.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Fate } from '../data/project.ts'
import { matterId, named, unitActor, type Builder } from './builder.ts'
import { isPlace, OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

/** Kinds that only the unit looks at; all others are confirmed by the office. */
const UNIT_ONLY: readonly string[] = ['progress', 'risk', 'feedback']

/** When units and office looked at what had been recorded up to a day: once a month, the office in the first days of the next. */
const ROUNDS: readonly { upTo: Day; reviewed: Day; confirmed: Day | null }[] = [
  { upTo: '2023-02-28', reviewed: '2023-02-28', confirmed: '2023-03-03' },
  { upTo: '2023-03-31', reviewed: '2023-03-31', confirmed: '2023-04-04' },
  { upTo: '2023-04-28', reviewed: '2023-04-28', confirmed: '2023-05-05' },
  { upTo: '2023-05-31', reviewed: '2023-05-31', confirmed: '2023-06-05' },
  { upTo: '2023-06-30', reviewed: '2023-06-30', confirmed: '2023-07-04' },
  { upTo: '2023-07-31', reviewed: '2023-07-31', confirmed: '2023-08-04' },
  { upTo: '2023-08-31', reviewed: '2023-08-31', confirmed: '2023-09-04' },
  { upTo: '2023-09-14', reviewed: '2023-09-15', confirmed: null },
]

/** What a unit told of a matter. */
export type Told = {
  matter: string
  lead: string
  on: Day
  kinds: string[]
  summary: string
  place: string | null
  fate?: Fate
  fields?: Record<string, string>
  told?: Day
  /** the post of the leading leader, who takes part in person where that is asked for */
  leader?: string
}

/** Kinds in which the leading leader takes part in person. */
const IN_PERSON: readonly string[] = ['study']

/**
 * The road of every record: told by the unit's handler, checked by its deputy head with the others of the month, confirmed by
 * the office in the first days of the next; unless its fate is another.
 */
export function activitySteps(builder: Builder, told: readonly Told[]): Step[] {
  return [
    ...told.map((one) => recording(builder, one)),
    ...told.flatMap((one) => fateOf(builder, one)),
    ...ROUNDS.flatMap((round, index) =>
      roundSteps(
        builder,
        round,
        told.filter((one) => roundOf(one) === index),
      ),
    ),
  ]
}

const toldOn = ({ on, told }: Told): Day => told ?? on
const roundOf = (told: Told): number => (told.fate?.is === 'voided' ? -1 : ROUNDS.findIndex(({ upTo }) => toldOn(told) <= upTo))
const command = ({ id }: Builder, { matter, on }: Told): string => id(`record:${matter}:${on}`)
const activityOf = (builder: Builder, told: Told): string => derivedId(command(builder, told), 'activity')

function recording(builder: Builder, told: Told): Step {
  const { matter, lead, on, kinds, summary, place, leader, fields = {} } = told
  const attended = leader !== undefined && kinds.some((kind) => IN_PERSON.includes(kind)) ? [named(builder.posts, leader)] : []
  const content = { matters: [matterId(builder, matter)], attended, kinds, heldOn: on, summary, place, attachments: [], fields }
  const day = toldOn(told)
  return {
    on: day,
    run: () =>
      recordActivity(builder.call(unitActor(lead, 'handler', isPlace(lead)), day), { command: command(builder, told), ...content }),
  }
}

function roundSteps(builder: Builder, { upTo, reviewed, confirmed }: (typeof ROUNDS)[number], told: readonly Told[]): Step[] {
  const { id, call } = builder
  const reviews = [...Map.groupBy(told, ({ lead }) => lead)].map(([lead, own]): Step => ({
    on: reviewed,
    run: () =>
      reviewActivities(call(unitActor(lead, 'deputy', isPlace(lead)), reviewed), {
        command: id(`review:${lead}:${upTo}`),
        activities: own.map((one) => activityOf(builder, one)),
      }),
  }))
  const forOffice = told.filter(({ kinds, fate }) => !fate && kinds.some((kind) => !UNIT_ONLY.includes(kind)))
  if (confirmed === null || forOffice.length === 0) return reviews
  const activities = forOffice.map((one) => activityOf(builder, one))
  return [
    ...reviews,
    { on: confirmed, run: () => confirmActivities(call(OFFICE, confirmed), { command: id(`confirm:${upTo}`), activities }) },
  ]
}

function fateOf(builder: Builder, told: Told): Step[] {
  const { id, call } = builder
  const { fate, lead, matter, on } = told
  if (!fate) return []
  const { reason, on: day } = fate
  const handler = call(unitActor(lead, 'handler', isPlace(lead)), day)
  const label = `${fate.is}:${matter}:${on}`
  if (fate.is === 'voided')
    return [
      { on: day, run: () => voidFact(handler, { command: id(label), fact: derivedId(command(builder, told), 'fact:0'), reason }) },
    ]
  if (fate.is === 'returned')
    return [
      { on: day, run: () => returnActivity(call(OFFICE, day), { command: id(label), activity: activityOf(builder, told), reason }) },
    ]
  return [
    {
      on: day,
      run: () =>
        correctActivity(handler, {
          command: id(label),
          activity: activityOf(builder, told),
          changes: { summary: fate.summary },
          reason,
        }),
    },
  ]
}
