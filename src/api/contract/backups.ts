import { z } from 'zod'

import { bilingual } from './common.ts'

const instant = z.string()

export const backupSchemas = {
  listBackups: {
    summary: 'Back-ups that lie in the folder of back-ups, and how it stands with the next',
    description: 'Their content is not handed out over the network: they are taken from the folder.',
    response: z.object({
      folder: z.string(),
      /** hours between those that are made by themselves; null: none is */
      everyHours: z.number().int().nullable(),
      keep: z.number().int(),
      /** whether they are sealed under a pass phrase */
      sealed: z.boolean(),
      runningSince: instant.nullable(),
      /** the last since the program was started; `failed` says why there is none */
      last: z.object({ at: instant, failed: bilingual.nullable(), /** files that are missing or damaged and not in it */ lacking: z.number().int() }).nullable(),
      backups: z.array(z.object({ name: z.string(), madeAt: instant, bytes: z.number().int(), sealed: z.boolean() })),
    }),
  },
  makeBackup: {
    summary: 'Begin a back-up of everything now',
    description: 'Answers at once; how it goes is told by the list.',
    response: z.object({ name: z.string() }),
  },
}
