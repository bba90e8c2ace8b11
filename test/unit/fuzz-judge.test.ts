import { describe, expect, test } from 'vitest'

import { faultsOf, type FuzzAnswer } from '../support/fuzz/judge.ts'

const request = { operation: 'getHealth', kind: 'proper', method: 'GET', url: '/api/v1/health', headers: {}, payload: undefined }
const SAFE = { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'", 'cache-control': 'no-store' }
const PROBLEM = { type: '/api/docs#problem-not_found', title: 'Not Found', status: 404, code: 'not_found', detail: '没有找到。', detailEn: 'Not found.', facts: {} }
const refusal = (change: object = {}, more: Partial<FuzzAnswer> = {}): FuzzAnswer => ({ status: 404, headers: { ...SAFE, 'content-type': 'application/problem+json; charset=utf-8' }, text: JSON.stringify({ ...PROBLEM, ...change }), ms: 1, ...more })

test('a refusal as it should be has no fault', () => {
  expect(faultsOf(request, refusal(), 1000)).toEqual([])
})

describe('each fault is seen', () => {
  test.each<[string, FuzzAnswer, string[]]>([
    ['no answer', refusal({}, { status: 0 }), ['no answer']],
    ['a failure of the server', refusal({ status: 500, code: 'internal' }, { status: 500 }), ['status 500']],
    ['one that takes long', refusal({}, { ms: 1001 }), ['took 1001 ms']],
    ['a page instead of a problem', refusal({}, { headers: { ...SAFE, 'content-type': 'text/html' } }), ['a refusal of type text/html']],
    ['another form', refusal({ stack: 'x' }), ['a refusal that is no problem document']],
    ['another status inside', refusal({ status: 400 }), ['another status in the problem document']],
    ['a code nobody knows', refusal({ code: 'strange' }), ['an unknown code strange']],
    ['a frame of a stack', refusal({ detail: 'at read (file:///srv/a.ts:1:2)' }), ['tells a stack']],
    ['a path', refusal({ detail: '/home/lingxian/data' }), ['tells a path']],
    ['SQL', refusal({ detail: 'select * from fact where tenant = $1' }), ['tells SQL']],
    ['words of the database', refusal({ detail: 'duplicate key value' }), ['tells the database']],
    ['a class of errors', refusal({ detailEn: 'TypeError: x' }), ['tells a class of errors']],
    ['headers that are missing', refusal({}, { headers: { 'content-type': 'application/problem+json' } }), ['no nosniff', 'no content security policy']],
    ['a cookie that scripts can read', refusal({}, { headers: { ...SAFE, 'content-type': 'application/problem+json', 'set-cookie': 'a=b; SameSite=Strict' } }), ['a cookie without its flags']],
    ['a page that goes elsewhere', refusal({}, { status: 302 }), ['status 302']],
    ['an answer that others may keep', { status: 200, headers: { 'x-content-type-options': 'nosniff', 'content-security-policy': '' }, text: '{}', ms: 1 }, ['no cache-control']],
  ])('%s', (_, answer, faults) => {
    expect(faultsOf(request, answer, 1000)).toEqual(faults)
  })

  test('an answer unlike its description', () => {
    expect(faultsOf(request, { status: 200, headers: SAFE, text: '{}', ms: 1 }, 1000)[0]).toMatch(/^an answer unlike its description: /)
  })

  test('what was asked and comes back is no leak', () => {
    expect(faultsOf({ ...request, url: '/api/v1/select%20a%20from%20b' }, refusal({ detail: 'select a from b' }), 1000)).toEqual([])
  })
})
