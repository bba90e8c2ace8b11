import { FIELDS } from '../letter/fields.ts'
import { mistake, type Finding } from './finding.ts'
import type { Pack } from './schema.ts'

const FIELD = /\{(\w{1,40})\}/g
const KNOWN: readonly string[] = FIELDS.map(({ id }) => id)

/**
 * Whether what letters begin with names fields there are, and tables name a table. A letter that commands must bear a number: what cannot
 * be named cannot be answered.
 */
export function checkLetters(pack: Pack): Finding[] {
  return pack.letters.flatMap((letter, index) => [
    ...letter.skeleton.flatMap(({ kind, text }, piece) => {
      const path = ['letters', index, 'skeleton', piece, 'text']
      const unknown = [...text.matchAll(FIELD)].map(([, name = '']) => name).filter((name) => !KNOWN.includes(name))
      return [
        ...unknown.map((name) => mistake('unknown_reference', path, `正文里没有“{${name}}”可填。可用的有：${KNOWN.join('、')}。`, `There is nothing to fill in for “{${name}}”. Known: ${KNOWN.join(', ')}.`)),
        ...(kind === 'table' && !/^\{\w+\}$/.test(text.trim()) ? [mistake('wrong_form', path, '附表须写成一个可填的表，如 {byUnit}。', 'A table must be one field, such as {byUnit}.')] : []),
      ]
    }),
    ...(letter.directive && letter.series === undefined
      ? [mistake('missing', ['letters', index, 'series'], `“${letter.id}”是指令性公文，须有机关代字（series）才能编号。`, `“${letter.id}” commands something: give it a series, so that it bears a number.`)]
      : []),
  ])
}
