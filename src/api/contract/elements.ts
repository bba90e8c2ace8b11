import { z } from 'zod'
import { bilingual, unitRef, uuid } from './common.ts'

const id = z.string().max(40)

export const elementSchemas = {
  listElements: {
    summary: 'Elements of a mechanism (机制要素), present or missing, matter by matter',
    description: 'Without a checklist the first in force. Of matters that go on; those whose road has ended are not asked.',
    query: z.object({ pack: id.optional(), checklist: id.optional() }),
    response: z.object({
      checklist: z.object({ id, pack: id, name: bilingual, ledger: id, ledgerName: bilingual, matterName: bilingual, items: z.array(z.object({ id, name: bilingual, of: z.enum(['duty', 'field', 'activity']) })) }).nullable(),
      choices: z.array(z.object({ id, pack: id, packName: bilingual, name: bilingual })),
      rows: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), lead: unitRef.nullable(), present: z.array(id) })),
      /** matters there are; more than `rows` where there are too many for one page */
      rowsTotal: z.number().int(),
    }),
  },
}
