import { z } from 'zod'
import { daySchema } from './envelope.ts'
import { kindsOf } from './kind.ts'

export type CityState = { id: string; name: string; demonstration: boolean; fixedToday: string | null }
/** The versions of one pack or calendar with the day each takes effect and the content-addressed file that holds it. */
export type InputState = { id: string; versions: { version: string; hash: string; effectiveOn: string }[] }

const city = kindsOf<CityState>()
const input = kindsOf<InputState>()

export const cityKinds = [
  city('city.opened', z.object({ name: z.string().min(1).max(80), demonstration: z.boolean(), fixedToday: daySchema.nullable() }), (_, { subject, payload }) => ({ id: subject.slice('city:'.length), ...payload })),
]

const version = z.object({ version: z.string().max(40), hash: z.string().length(64), effectiveOn: daySchema })
const install = (state: InputState | null, { subject, payload }: { subject: string; payload: z.infer<typeof version> }): InputState => ({
  id: subject.slice(subject.indexOf(':') + 1),
  versions: [...(state?.versions ?? []), payload],
})

export const packKinds = [input('pack.installed', version, install)]
export const calendarKinds = [input('calendar.installed', version, install)]
