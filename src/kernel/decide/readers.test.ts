import { expect, test } from 'vitest'

import { liftReaders, setReaders } from './readers.ts'

const MATTER = { type: 'matter', id: 'm' } as const
const known = { existing: new Set(['a', 'b', 'empty']), held: new Set(['a', 'b']) }
const limited = { readers: { posts: ['a', 'b'], reason: '未公开', on: '2026-01-01' } }

test.each([
  ['the own post among them', {}, ['b', 'a', 'a'], ['a'], null],
  ['a leader’s post through which one acts', {}, ['b'], ['a', 'b'], null],
  ['without the own', {}, ['b'], ['a'], 'reader_not_self'],
  ['without any post of one’s own', {}, ['b'], [], 'reader_not_self'],
  ['a post that there is not', {}, ['a', 'z'], ['a'], 'reader_unknown'],
  ['posts that nobody holds', {}, ['empty'], ['empty'], 'readers_vacant'],
  ['what is public', { public: true }, ['a'], ['a'], 'readers_public'],
  ['the same again in another order', limited, ['b', 'a'], ['a'], 'readers_unchanged'],
])('%s', (_, state, posts, own, code) => {
  const decision = setReaders(MATTER, state, { posts, reason: '未公开' }, own, known, '2026-01-02')
  if (code) expect(decision).toMatchObject({ refusal: { code } })
  else expect(decision).toEqual({ facts: [{ subject: 'matter:m', kind: 'matter.readers-set', occurredOn: '2026-01-02', payload: { posts: [...new Set(posts)].sort(), reason: '未公开' } }] })
})

test('only what is limited is opened again', () => {
  expect(liftReaders(MATTER, {}, '已公开', '2026-01-02')).toMatchObject({ refusal: { code: 'not_internal' } })
  expect(liftReaders(MATTER, limited, '已公开', '2026-01-02')).toMatchObject({ facts: [{ kind: 'matter.readers-lifted' }] })
})
