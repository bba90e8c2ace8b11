import { expect, test } from 'vitest'

import { ofCity, openKept } from './kept.ts'

const A = ofCity('a')
const B = ofCity('b')

function listening() {
  let now = 0
  const kept = openKept(() => now)
  kept.listening(true)
  return { kept, pass: (ms: number) => (now += ms), put: (key: string, of = A) => kept.read(key, of, async () => `${key} as read`) }
}

test('what was read is kept until something of it changes', async () => {
  const { kept, put } = listening()
  expect(await put('x')).toBe('x as read')
  await put('y', B)
  expect([kept.get('x'), kept.get('y')]).toEqual(['x as read', 'y as read'])
  kept.changed(A)
  expect([kept.get('x'), kept.get('y')]).toEqual([undefined, 'y as read'])
  await put('x')
  expect(kept.get('x')).toBe('x as read')
})

test('what changed while it was being read is not kept', async () => {
  const { kept } = listening()
  const value = await kept.read('x', A, async () => {
    kept.changed(A)
    return 'old'
  })
  expect([value, kept.get('x')]).toEqual(['old', undefined])
  await kept.read('x', (city) => ofCity(city), async () => {
    kept.changed(B)
    return 'b'
  })
  expect(kept.get('x')).toBeUndefined()
})

test('while nobody listens nothing is kept, nor what was read before', async () => {
  const { kept, put } = listening()
  await put('x')
  await kept.read('late', A, async () => {
    kept.listening(false)
    kept.listening(true)
    return 1
  })
  expect([kept.get('x'), kept.get('late')]).toEqual([undefined, undefined])
  kept.listening(false)
  await put('x')
  expect(kept.get('x')).toBeUndefined()
})

test('nothing is kept for longer than five seconds from when its reading began', async () => {
  const { kept, put, pass } = listening()
  await put('x')
  pass(4_999)
  expect(kept.get('x')).toBe('x as read')
  pass(1)
  expect(kept.get('x')).toBeUndefined()
})

test('what is not there is asked for again, what is false is not', async () => {
  const { kept } = listening()
  await kept.read('none', A, async () => null)
  await kept.read('false', A, async () => false)
  expect([kept.get('none'), kept.get('false')]).toEqual([undefined, false])
})

test('neither many entries nor many changes fill the memory, and too many changes count as one of everything', async () => {
  const { kept, put } = listening()
  for (let n = 0; n <= 10_000; n += 1) await put(`key ${n}`, B)
  expect([kept.get('key 0'), kept.get('key 1')]).toEqual([undefined, 'key 1 as read'])
  for (let n = 0; n <= 10_000; n += 1) kept.changed(`city:${n}`)
  expect(kept.get('key 1')).toBeUndefined()
  await put('x')
  expect(kept.get('x')).toBe('x as read')
})

test('one that its reader changed is forgotten alone', async () => {
  const { kept, put } = listening()
  await put('x')
  await put('y')
  kept.forget('x')
  expect([kept.get('x'), kept.get('y')]).toEqual([undefined, 'y as read'])
})

test('who asks while it is being read waits for the same; after a change for what is read then', async () => {
  const { kept } = listening()
  let asked = 0
  const answers: ((text: string) => void)[] = []
  const read = () => kept.read('x', A, () => new Promise<string>((resolve) => void answers.push(resolve)).finally(() => (asked += 1)))
  const [first, second] = [read(), read()]
  kept.changed(B)
  const third = read()
  expect(answers).toHaveLength(2)
  answers[0]?.('one')
  answers[1]?.('two')
  expect([await first, await second, await third, asked]).toEqual(['one', 'one', 'two', 2])
  await expect(kept.read('y', A, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(await kept.read('y', A, async () => 'back')).toBe('back')
})
