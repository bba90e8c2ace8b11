import { expect, test } from 'vitest'
import { administrators, commandsOf, permissions } from './permission.ts'
import { scopesAllow, scopesFor, tokenScopeNames, tokenScopes } from './token-scopes.ts'

const all = tokenScopeNames.flatMap((name) => [...tokenScopes[name]])

test('no command stands in two scopes, and each is one that there is', () => {
  expect(new Set(all).size).toBe(all.length)
  expect(all.filter((command) => !(command in permissions))).toEqual([])
})

test('accounts, rights, security, the audit log, the machine and signatures are in none', () => {
  const never = /ccount|embership|oken|ecurity|econdFactor|assword|udit|rasure|ackup|ystem|hannel|runJob|sign|issue|confirm|review|decide(?!Rows)|void|settle|freeze|close|adopt|publish|delegate|appoint|Persons?$|Readers|Internal/
  expect(all.filter((command) => never.test(command))).toEqual([])
})

test('nothing that only administrators do is in one', () => {
  const working = new Set((['leader', 'office', 'inspector', 'assessor', 'reviewer', 'handler', 'place', 'observer'] as const).flatMap((role) => commandsOf(role) as string[]))
  expect(all.filter((command) => !working.has(command))).toEqual([])
  expect(administrators.length).toBe(3)
})

test.each([
  [['read'], 'getMatter', true],
  [['read'], 'recordActivity', false],
  [['record'], 'recordActivity', true],
  [['read', 'export'], 'exportLedger', true],
  [[], 'getMatter', false],
  [['admin'], 'getMatter', false],
  [['read', 'record', 'export', 'exchange'], 'openAccount', false],
])('%j allows %s: %s', (scopes, command, allowed) => {
  expect(scopesAllow(scopes, command)).toBe(allowed)
})

test('an observer is offered what an observer may use', () => {
  expect(scopesFor('observer')).toEqual(['read', 'export'])
})
