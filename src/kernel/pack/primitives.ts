import { z } from 'zod'
import { isDay } from '../time/day.ts'

// What every part of a pack is written with.

export const text = z.strictObject({ zh: z.string().trim().min(1).max(500), en: z.string().trim().min(1).max(500) })
/** Something people read, in both languages. */
export type Text = z.infer<typeof text>

export const id = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
export const day = z.string().refine(isDay, { error: 'not_a_day' })
export const yes = z.boolean().default(false)
export const ids = z.array(id).default([])
