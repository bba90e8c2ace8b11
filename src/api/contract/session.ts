import { z } from 'zod'
import { doings } from '../../kernel/organisation.ts'
import { bilingual, day, unitRef, uuid } from './common.ts'

const behalf = z.object({ post: z.object({ id: uuid, name: z.string() }), unit: unitRef.nullable(), doings: z.array(z.enum(doings)) })

export const membership = z.object({
  id: uuid,
  role: z.string(),
  roleName: bilingual,
  unit: unitRef.nullable(),
  post: z.object({ id: uuid, name: z.string() }).nullable(),
  /** leaders for whom this post may act today (代办), and what of it */
  actsFor: z.array(behalf),
})

export const session = z.object({
  account: z.object({ id: z.string(), username: z.string() }),
  mustChangePassword: z.boolean(),
  city: z.object({ id: z.string(), name: z.string(), demonstration: z.boolean() }),
  /** the city's today: the server's day, or the demonstration's fixed one */
  today: day,
  memberships: z.array(membership),
  /** null also when the session acts for a leader who no longer lets it: a post must be chosen anew */
  acting: membership.extend({ onBehalfOf: behalf.nullable() }).nullable(),
  /** names of the commands the acting membership may do somewhere; the web shows only these */
  may: z.array(z.string()),
})

export const sessionSchemas = {
  getSession: { summary: 'Who is signed in, through which post', response: session },
  signIn: { summary: 'Sign in', body: z.object({ username: z.string().min(1).max(80), password: z.string().min(1).max(200) }), response: session },
  signOut: { summary: 'Sign out', response: z.object({}) },
  changePassword: { summary: 'Change the password', body: z.object({ current: z.string().max(200), next: z.string().min(1).max(200) }), response: session },
  chooseMembership: { summary: 'Act through another post, for itself or for a leader who lets it', body: z.object({ membership: uuid, onBehalfOf: uuid.nullable().default(null) }), response: session },
}
