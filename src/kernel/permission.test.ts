import { describe, expect, test } from 'vitest'
import { commandsOf, may, permissions, roles, scopeOf, type Command, type Role } from './permission.ts'

describe('default no', () => {
  test.each([
    ['handler', 'openMatter'],
    ['handler', 'confirmActivities'],
    ['handler', 'reviewActivities'],
    ['reviewer', 'confirmActivities'],
    ['office', 'reviewActivities'],
    ['observer', 'recordActivity'],
    ['leader', 'moveMatter'],
    ['admin', 'getMatter'],
    ['admin', 'voidFact'],
    ['place', 'appoint'],
  ] as [Role, Command][])('a %s never does %s', (role, command) => {
    expect(scopeOf(role, command)).toBeNull()
    expect(may(role, command, { units: ['a'], own: ['a'] })).toBe(false)
  })
  test('no scope beyond city and unit is granted', () => {
    const granted = Object.values(permissions).flatMap((grants) => Object.values(grants))
    expect([...new Set(granted)].sort()).toEqual(['city', 'unit'])
  })
})

describe('scope', () => {
  test.each([
    ['handler', 'recordActivity', ['a'], ['a'], true, 'its own unit answers for the matter'],
    ['handler', 'recordActivity', ['b', 'g'], ['a', 'g'], true, 'a group it belongs to answers for it'],
    ['handler', 'recordActivity', ['b'], ['a'], false, 'another unit’s matter'],
    ['handler', 'recordActivity', [], ['a'], false, 'nobody’s matter'],
    ['handler', 'getMatter', ['b'], ['a'], false, 'not even read'],
    ['office', 'getMatter', [], [], true, 'the office sees the city'],
  ] as [Role, Command, string[], string[], boolean, string][])('%s %s on units %j with own %j: %s, %s', (role, command, units, own, expected) => {
    expect(may(role, command, { units, own })).toBe(expected)
  })
})

test('those who may change facts of matters are the office, units and who stands for a leader; administrators may not', () => {
  const changing: Command[] = ['openMatter', 'amendMatter', 'assignDuty', 'moveMatter', 'recordActivity', 'confirmActivities', 'voidFact']
  const who = roles.filter((role) => changing.some((command) => commandsOf(role).includes(command)))
  expect(who).toEqual(['leader', 'office', 'reviewer', 'handler', 'place'])
  expect(changing.filter((command) => scopeOf('leader', command) !== null)).toEqual(['recordActivity'])
})
