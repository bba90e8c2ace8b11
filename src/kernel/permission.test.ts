import { describe, expect, test } from 'vitest'
import { administrators, commandsOf, may, permissions, roles, scopeOf, type Command, type Role } from './permission.ts'

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
    ['admin', 'grantMembership'],
    ['security', 'openAccount'],
    ['auditor', 'testChannel'],
    ['admin', 'createUnit'],
    ['inspector', 'adoptScheme'],
    ['assessor', 'planInspection'],
    ['inspector', 'moveMatter'],
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

test('those who may change facts of matters are the office, units and who stands for a leader', () => {
  const changing: Command[] = ['openMatter', 'amendMatter', 'assignDuty', 'moveMatter', 'recordActivity', 'confirmActivities', 'voidFact']
  const who = roles.filter((role) => changing.some((command) => commandsOf(role).includes(command)))
  expect(who).toEqual(['leader', 'office', 'reviewer', 'handler', 'place'])
  expect(changing.filter((command) => scopeOf('leader', command) !== null)).toEqual(['recordActivity'])
})

test('the three administrators have nothing in common but what is everybody’s, and none of them sees or changes the work', () => {
  const ofAll = commandsOf('observer')
  const own = Object.fromEntries(administrators.map((role) => [role, commandsOf(role).filter((command) => !ofAll.includes(command))]))
  for (const command of Object.keys(permissions) as Command[]) {
    const among = administrators.filter((role) => scopeOf(role, command))
    // What there is to look at may be the same for two of them; what is done is one's alone.
    if (among.length > 0 && among.length < 3 && !command.startsWith('list')) expect(among, command).toHaveLength(1)
    if (among.length > 0) expect(['getMatter', 'search', 'getDesk', 'createUnit', 'appoint', 'voidFact', 'uploadFile']).not.toContain(command)
  }
  expect(own.admin).toContain('openAccount')
  expect(own.security).toContain('grantMembership')
  expect(own.admin).not.toContain('grantMembership')
  expect(own.security).not.toContain('openAccount')
})
