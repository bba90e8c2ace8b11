import { z } from 'zod'
import { LEVELS } from '../../kernel/pack/levels.ts'
import { bilingual, day, unitRef, uuid } from './common.ts'
import { documentPart, figure, section } from './documents.ts'

/** With the arithmetic as a sentence; `other`: the place in another of the texts that says otherwise, into which the operands point. */
export const checkedFigure = figure.extend({ sentence: z.string(), other: z.object({ text: z.number().int(), at: z.object({ start: z.number().int(), end: z.number().int() }) }).nullable() })

/** One text as it was read, with what of it can be checked; offsets point into `text`. */
export const checkedText = z.object({
  name: z.string(),
  format: z.string(),
  text: z.string(),
  documents: z.array(documentPart.pick({ id: true, title: true, number: true, issuer: true, start: true, end: true })),
  sections: z.array(section),
  figures: z.array(checkedFigure),
  /** what of the file is not in the text: hidden rows, pages without text */
  notes: z.array(bilingual),
})

export const checkSchemas = {
  checkFigures: {
    summary: 'Check the figures of texts (multipart: any number of `file`, a `text`, or both; `command` to watch it)',
    description: 'Nothing is kept. Each claim is consistent, consistent within the rounding of what is printed, or inconsistent, with the arithmetic. Files that cannot be read are named with the reason; the others are checked all the same. At most 20 files, 20 MB each, 40 MB together.',
    multipart: 'several' as const,
    response: z.object({
      texts: z.array(checkedText),
      refused: z.array(z.object({ name: z.string(), code: z.string(), detail: z.string(), detailEn: z.string() })),
    }),
  },
  compareFigures: {
    summary: 'What a text states of indicators, beside the locked figures and targets',
    description: 'Nothing is kept. `known` is the figure that is the same as far as both are printed, else the latest; null where nothing is known. Offsets point into the text.',
    body: z.object({ text: z.string().min(1).max(200_000) }),
    response: z.object({
      rows: z.array(
        z.object({
          at: z.object({ start: z.number().int(), end: z.number().int() }),
          words: z.string(),
          value: z.string(),
          /** said as what is to be reached: compared with targets */
          aimed: z.boolean(),
          indicator: z.object({ id: uuid, name: z.string(), measure: z.string() }),
          place: unitRef.nullable(),
          known: z.object({ value: z.string(), asOf: day.nullable(), level: z.enum(LEVELS).nullable(), agrees: z.boolean() }).nullable(),
        }),
      ),
    }),
  },
}
