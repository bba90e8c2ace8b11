import { expect, test } from 'vitest'
import { actionOf } from './keys.ts'

const press = (code: string, more: object = {}) => actionOf({ key: 'x', code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...more })

test.each([
  ['KeyJ', {}, 'next'],
  ['KeyK', {}, 'previous'],
  ['KeyA', {}, 'accept'],
  ['KeyA', { shiftKey: true }, 'accept-all'],
  ['KeyE', {}, 'edit'],
  ['KeyS', {}, 'skip'],
  ['KeyZ', {}, 'take-back'],
  ['KeyN', {}, 'make'],
  ['KeyA', { ctrlKey: true }, null],
  ['KeyS', { metaKey: true }, null],
  ['KeyS', { shiftKey: true }, null],
  ['KeyJ', { isComposing: true }, null],
  ['KeyQ', {}, null],
])('%s %o: %s', (code, more, action) => {
  expect(press(code, more)).toBe(action)
})

test('a key is known with a Chinese input method on', () => {
  expect(press('KeyA', { key: 'Process' })).toBe('accept')
})
