import { expect, test } from 'vitest'
import { figure } from './fixtures.ts'
import { proportionOf } from './proportion.ts'
import type { Measured } from './types.ts'

type Figure = Extract<Measured, { kind: 'figure' }>
const less = { direction: 'down' } as const
const growth = { what: 'growth' } as const

test.each<[string, Measured, [string, string, string | null]]>([
  ['in proportion', figure('8', '10'), ['8', '10', null]],
  ['more than all', figure('12', '10'), ['12', '10', null]],
  ['nothing of it', figure('0', '10'), ['0', '10', null]],
  ['a loss where a gain was due', figure('-5', '10'), ['-5', '10', null]],
  ['a loss within the one allowed', figure('-80', '-100'), ['1', '1', 'reached']],
  ['a loss just as allowed', figure('-100', '-100'), ['1', '1', 'reached']],
  ['a loss twice the one allowed', figure('-200', '-100'), ['0', '1', 'not-reached']],
  ['no loss, as it should be', figure('0', '0'), ['1', '1', 'reached']],
  ['a loss where none should be', figure('-1', '0'), ['0', '1', 'not-reached']],
  ['a loss that has become less', figure('-5', '-10', growth), ['1', '1', 'reached']],
  ['a loss that has become none', figure('0', '-10', growth), ['1', '1', 'reached']],
  ['a loss that has become more', figure('-15', '-10', growth), ['0', '1', 'not-reached']],
  ['less is better, and it is less', figure('5', '10', less), ['10', '5', null]],
  ['less is better, and it is more', figure('12', '10', less), ['10', '12', null]],
  ['less is better, and there is none', figure('0', '3', less), ['1', '1', 'reached']],
  ['none where none may be', figure('0', '0', less), ['1', '1', 'reached']],
  ['one where none may be', figure('1', '0', less), ['0', '1', 'not-reached']],
  ['less is better, below zero', figure('-20', '-10', less), ['1', '1', 'reached']],
  ['less is better, not far enough below zero', figure('-5', '-10', less), ['0', '1', 'not-reached']],
  ['about seven, within half a digit', figure('6.6', '7', { about: '0.5' }), ['1', '1', 'reached-about']],
  ['about seven, on the edge', figure('6.5', '7', { about: '0.5' }), ['1', '1', 'reached-about']],
  ['about seven, below it', figure('6.4', '7', { about: '0.5' }), ['6.4', '7', null]],
  ['more than about seven', figure('7.7', '7', { about: '0.5' }), ['7.7', '7', null]],
  ['less than about seven is better', figure('7.4', '7', { ...less, about: '0.5' }), ['1', '1', 'reached-about']],
])('%s', (_, measured, expected) => {
  const { done, of, judged } = proportionOf(measured as Figure)
  expect([done, of, judged]).toEqual(expected)
})
