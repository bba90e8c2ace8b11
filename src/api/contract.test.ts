import { expect, test } from 'vitest'

import { errorWords } from '../kernel/words/errors.ts'
import { DeliveryError } from '../kernel/errors.ts'
import type { ErrorCode } from '../kernel/errors.ts'
import { permissions } from '../kernel/permission.ts'
import { endpoints } from './contract/endpoints.ts'
import type { EndpointSchema } from './contract/endpoints.ts'
import { paths } from './contract/paths.ts'
import type { EndpointName } from './contract/paths.ts'
import { inputInvalid, invalidBy } from './input-invalid.ts'
import { retryAfterSeconds, STATUS, toProblem } from './problem.ts'
import { doorRoutes, verbRoutes } from './routes/index.ts'

const names = Object.keys(paths) as EndpointName[]

test('every address has a contract and one handler, and nothing else has', () => {
  const sorted = [...names].sort()
  expect(Object.keys(endpoints).sort()).toEqual(sorted)
  expect([...Object.keys(doorRoutes), ...Object.keys(verbRoutes)].sort()).toEqual(sorted)
})

test('every endpoint behind a membership is a command of the permission table', () => {
  expect(Object.keys(verbRoutes).filter((name) => !(name in permissions))).toEqual([])
})

test('what is read from a replica is asked for by GET and writes no fact', () => {
  const there = names.filter((name) => (endpoints[name] as EndpointSchema).replica)
  expect(there.length).toBeGreaterThan(10)
  expect(there.filter((name) => !paths[name].startsWith('GET '))).toEqual([])
})

test('a path names its parameters as its contract does', () => {
  for (const name of names) {
    const inPath = [...paths[name].matchAll(/:(\w+)/g)].map(([, parameter]) => parameter)
    const schema: { params?: { shape?: object } } = endpoints[name] as never
    expect({ name, parameters: Object.keys(schema.params?.shape ?? {}) }).toEqual({ name, parameters: inPath })
  }
})

test('a matter is brought up to a post only, and its word is the word of that post', () => {
  const { raiseMatter, decideRaise } = endpoints
  const [command, id] = ['0190b7f2-3c00-7abc-8def-0123456789ab', '0190b7f2-3c00-7abc-8def-0123456789ac']
  const to = (type: string) => raiseMatter.body.safeParse({ command, to: { type, id }, tried: '已两次协调', ask: '是否先试点' }).success
  expect(['post', 'unit', 'seat'].filter(to)).toEqual(['post'])
  expect(decideRaise.body.parse({ command, option: 0, by: id })).not.toHaveProperty('by')
})

test('every write carries its command; sessions, files, drafts, checks, previews, one’s own settings, accounts and what is watched are no facts', () => {
  const without = names.filter((name) => !paths[name].startsWith('GET') && !('command' in ((endpoints[name] as { body?: { shape?: object } }).body?.shape ?? {})))
  expect(without.sort()).toEqual([
    'addPasskey', 'cancelImport', 'cancelJob', 'changePassword', 'checkFigures', 'checkReceipt', 'checkRequest', 'checkScheme', 'chooseMembership',
    'closeAccount', 'compareFigures', 'confirmAccount', 'confirmExport', 'confirmSecondFactor', 'draftRecord', 'endOtherSessions', 'endSession', 'endSessionsOf', 'endToken',
    'findForErasure', 'finishOidc', 'grantMembership', 'letterRoute', 'linkAccount', 'makeBackup', 'makeCalendarFeed', 'previewReminders', 'previewRhythm',
    'previewScheme', 'readAccountsFile', 'readIndicatorsFile', 'removeCalendarFeed', 'removePasskey', 'removeSecondFactor', 'resetPassword',
    'resetSecondFactor', 'runJob', 'setReminderSettings', 'setSecuritySettings', 'signIn', 'signInSecondStep', 'signInWithPasskey', 'signOut', 'startImport',
    'startOidc', 'startPasskey', 'startPasskeySignIn', 'startSecondFactor', 'testChannel', 'unlockAccount', 'uploadDocument', 'uploadFile',
  ])
})

test.each(Object.keys(errorWords) as ErrorCode[])('%s becomes a problem document', (code) => {
  const problem = toProblem(new DeliveryError(code, { minutes: 3 }), 't-1')
  expect(problem).toEqual({
    type: `/api/docs#problem-${code}`,
    title: expect.stringMatching(/^[A-Z]/),
    status: STATUS[code],
    code,
    detail: expect.stringMatching(/[\u4e00-\u9fff]/),
    detailEn: expect.stringMatching(/^[^\u4e00-\u9fff]+$/),
    facts: { minutes: 3 },
  })
})

test('a bug shows nothing of itself but the number under which it was logged', () => {
  const problem = toProblem(new TypeError('secret at /srv/x.ts'), 'trace-7')
  expect(problem).toMatchObject({ status: 500, code: 'internal', facts: { trace: 'trace-7' } })
  expect(problem.detail).toContain('trace-7')
  expect(JSON.stringify(problem)).not.toContain('secret')
})

test('input that does not fit names each field in both languages', () => {
  const given = { command: 'x', name: '', leader: true, order: 1, places: 1 }
  const error = invalidBy(endpoints.createPost.body.safeParse(given, { reportInput: true }).error!)
  expect(error.facts.fields).toEqual(['command', 'unit', 'name'])
  expect(error.sentences).toEqual({
    zh: '填写有误：command: 格式不对（uuid）；unit: 未填写；name: 不能为空。请改正后重新提交，其他内容已保留。',
    en: 'Some input is wrong: command: has the wrong form (uuid); unit: is missing; name: must not be empty. Correct it and send it again; nothing was lost.',
  })
  expect(inputInvalid([{ path: '', zh: '没有内容', en: 'the body is empty' }]).sentences.zh).toContain('填写有误：没有内容。')
})

test.each([
  [new DeliveryError('locked_out', { minutes: 4 }), 240],
  [new DeliveryError('too_many_requests'), 60],
  [new DeliveryError('forbidden'), null],
])('%s: try again after %s s', (error, seconds) => {
  expect(retryAfterSeconds(toProblem(error, 't'))).toBe(seconds)
})
