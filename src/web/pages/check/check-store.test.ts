import { describe, expect, test } from 'vitest'
import { ProblemError, unreachable } from '../../api/problem.ts'
import type { Job } from '../../api/watch-job.ts'
import { CheckStore, MOST_HERE, type Checked, type Outside } from './check-store.ts'
import { readHere } from './read-here.ts'

const WHO = 'account-1'
const checked: Checked = { texts: [], refused: [] }
const file = new File(['x'], '总结.txt')
const job = (state: Job['state'], done = 0): Job => ({ command: 'c1', name: '', state, done, total: 3, unit: 'page', answer: null, problem: null })

function open() {
  const line: { send?: { resolve: (answer: Checked) => void; reject: (error: Error) => void; onSent: (part: number) => void }; onJob?: (job: Job) => void } = {}
  const cancelled: string[] = []
  const here: string[] = []
  const outside: Outside = {
    here: async (text) => {
      here.push(text)
      return checked
    },
    send: (_, __, { onSent, signal }) =>
      new Promise((resolve, reject) => {
        line.send = { resolve, reject, onSent }
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      }),
    watch: (_, { onJob, signal }) =>
      new Promise((resolve) => {
        line.onJob = onJob
        signal.addEventListener('abort', () => resolve(null))
      }),
    cancel: async (command) => cancelled.push(command),
    newCommand: () => 'c1',
  }
  const store = new CheckStore(outside)
  const state = () => store.stateFor(WHO)
  return { store, state, line, cancelled, here }
}

test('a pasted text is read in the browser; a long one and files go to the server', async () => {
  const { store, state, here, line } = open()
  await store.check({ text: '短', files: [] }, WHO)
  expect([here, state()]).toEqual([['短'], { state: 'checked', checked, where: 'here' }])
  const long = store.check({ text: '长'.repeat(MOST_HERE + 1), files: [] }, WHO)
  line.send!.resolve(checked)
  await long
  expect(state()).toEqual({ state: 'checked', checked, where: 'server' })
  const files = store.check({ text: '', files: [file] }, WHO)
  line.send!.resolve(checked)
  await files
  expect(here).toHaveLength(1)
  const asked = store.check({ text: '短', files: [] }, WHO, true)
  line.send!.resolve(checked)
  await asked
  expect([here.length, state()]).toEqual([1, { state: 'checked', checked, where: 'server' }])
})

test('going out, read page by page, checked', async () => {
  const { store, state, line } = open()
  const done = store.check({ text: '', files: [file] }, WHO)
  line.send!.onSent(0.5)
  expect(state()).toEqual({ state: 'sending', part: 0.5 })
  line.send!.onSent(1)
  expect(state()).toEqual({ state: 'reading', job: null })
  line.onJob!(job('extracting', 2))
  expect(state()).toMatchObject({ state: 'reading', job: { done: 2 } })
  line.send!.resolve(checked)
  await done
  line.onJob!(job('reading'))
  expect(state().state).toBe('checked')
})

describe('what was put in is kept in memory while it is not checked', () => {
  test('refused', async () => {
    const { store, state, line } = open()
    const done = store.check({ text: '文', files: [file] }, WHO)
    line.send!.reject(unreachable())
    await done
    expect(state()).toMatchObject({ state: 'refused', error: { code: 'unreachable' } })
    expect(store.givenBy(WHO)).toEqual({ text: '文', files: [file] })
  })

  test('cancelled while it is read: the server is told, and a late answer changes nothing', async () => {
    const { store, state, line, cancelled } = open()
    const done = store.check({ text: '文', files: [file] }, WHO)
    line.send!.onSent(1)
    await store.cancel()
    await done
    expect([state(), cancelled]).toEqual([{ state: 'empty' }, ['c1']])
    expect(store.givenBy(WHO).text).toBe('文')
  })
})

test('another account finds nothing', async () => {
  const { store, state } = open()
  await store.check({ text: '短', files: [] }, WHO)
  expect(state().state).toBe('checked')
  expect([store.stateFor('account-2'), store.givenBy('account-2')]).toEqual([{ state: 'empty' }, { text: '', files: [] }])
  store.clear()
  expect(state().state).toBe('empty')
})

test('while another text is read in the browser, what was found before is shown no longer', async () => {
  const { store, state } = open()
  await store.check({ text: '短', files: [] }, WHO)
  const again = store.check({ text: '另一段', files: [] }, WHO)
  expect(state()).toEqual({ state: 'here' })
  await again
  expect(state().state).toBe('checked')
})

test('what is written or taken away is kept unchecked, and ends what was found or refused before', async () => {
  const { store, state, line } = open()
  const done = store.check({ text: '', files: [file] }, WHO)
  line.send!.reject(unreachable())
  await done
  let told = 0
  store.subscribe(() => (told += 1))
  store.give({ text: '半句', files: [] }, WHO)
  expect([state(), store.givenBy(WHO), told]).toEqual([{ state: 'empty' }, { text: '半句', files: [] }, 1])
})

describe('read in the browser', () => {
  test('what does not come out', async () => {
    const { texts } = await readHere('进展情况\n完成投资48.6亿元，占年度计划60亿元的84.3%。')
    expect(texts).toMatchObject([{ name: '进展情况', figures: [{ verdict: 'inconsistent', computed: 81, other: null }] }])
  })

  test('a part of the program that cannot be fetched is told, and nothing else is hidden by that', async () => {
    const loading = async () => Promise.reject(new ProblemError('not_loaded', 0, { zh: '', en: '' }))
    expect(await readHere('完成投资48.6亿元。', loading).catch((thrown: unknown) => thrown)).toMatchObject({ code: 'not_loaded' })
  })

  test.each([
    ['秘密★1年\n完成投资48.6亿元。', 'document_secret'],
    [' \n　', 'check_empty'],
  ])('%j is refused: %s', async (text, code) => {
    const error = await readHere(text).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProblemError)
    expect(error).toMatchObject({ code, sentences: { zh: expect.not.stringContaining('{'), en: expect.not.stringContaining('{') } })
  })
})
