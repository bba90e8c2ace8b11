import { expect, test } from 'vitest'
import { QueueStore, type Entry, type Outcome } from './queue-store.ts'
import { readDraft } from './draft.ts'

const WHO = 'account.membership'
const REFUSAL = { zh: '不行', en: 'no' }

function shelf(texts: Record<string, string> = {}) {
  const kept = new Map(Object.entries(texts))
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  }
}

function entry(command: string, who = WHO): Entry {
  return {
    body: { command, matters: ['m'], kinds: ['study'], heldOn: '2023-09-20', summary: command },
    who,
    queuedAt: '2023-09-20T01:00:00.000Z',
    refused: null,
  }
}

function commands(store: QueueStore): string[] {
  return store.entries.map(({ body }) => body.command)
}

/** A server that answers each command as told and remembers what it was sent. */
function server(outcomes: Record<string, Outcome>) {
  const sent: string[] = []
  return { sent, send: ({ command }: Entry['body']) => Promise.resolve((sent.push(command), outcomes[command] ?? 'taken')) }
}

test('records are sent oldest first, with the command id they were written with, and then forgotten', async () => {
  const store = new QueueStore(shelf())
  store.add(entry('first'))
  store.add(entry('second'))
  const { sent, send } = server({})
  expect(await store.flush(WHO, send)).toBe(2)
  expect(sent).toEqual(['first', 'second'])
  expect(commands(store)).toEqual([])
})

test('without a line everything stays, in order', async () => {
  const store = new QueueStore(shelf())
  store.add(entry('first'))
  store.add(entry('second'))
  const { sent, send } = server({ first: 'unreached' })
  expect(await store.flush(WHO, send)).toBe(0)
  expect(sent).toEqual(['first'])
  expect(commands(store)).toEqual(['first', 'second'])
})

test('a refused record stays with its reason, is not sent again, and does not hold up the next', async () => {
  const store = new QueueStore(shelf())
  store.add(entry('first'))
  store.add(entry('second'))
  const { sent, send } = server({ first: REFUSAL })
  expect(await store.flush(WHO, send)).toBe(1)
  expect(await store.flush(WHO, send)).toBe(0)
  expect(sent).toEqual(['first', 'second'])
  expect(store.entries.map(({ refused }) => refused)).toEqual([REFUSAL])
})

test('what another post wrote on this machine is not sent through this one', async () => {
  const store = new QueueStore(shelf())
  store.add(entry('theirs', 'account.other'))
  const { sent, send } = server({})
  await store.flush(WHO, send)
  expect(sent).toEqual([])
  expect(commands(store)).toEqual(['theirs'])
})

test('a closed window loses nothing', () => {
  const kept = shelf()
  new QueueStore(kept).add(entry('first'))
  expect(commands(new QueueStore(kept))).toEqual(['first'])
})

test('two timers do not send the same record twice at once', async () => {
  const store = new QueueStore(shelf())
  store.add(entry('first'))
  const { sent, send } = server({})
  await Promise.all([store.flush(WHO, send), store.flush(WHO, send)])
  expect(sent).toEqual(['first'])
})

test('a failing sender leaves the queue free for the next try', async () => {
  const store = new QueueStore(shelf())
  store.add(entry('first'))
  await expect(store.flush(WHO, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug')
  expect(store.sending).toBe(false)
  expect(commands(store)).toEqual(['first'])
})

test.each([
  [null, { value: { text: '', day: 'today' }, kept: false }, 'nothing kept: the form begins afresh'],
  ['{"text":"半句"}', { value: { text: '半句', day: 'today' }, kept: true }, 'a draft of an older form gets the fields added since'],
  ['{"text":', { value: { text: '', day: 'today' }, kept: false }, 'a broken draft does not keep the form from opening'],
  ['null', { value: { text: '', day: 'today' }, kept: false }, 'nor does an empty one'],
])('draft %s: %s', (text, expected, why) => {
  expect(readDraft('k', { text: '', day: 'today' }, shelf(text === null ? {} : { k: text })), why).toEqual(expected)
})
