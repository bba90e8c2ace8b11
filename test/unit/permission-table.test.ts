import { expect, test } from 'vitest'

import { permissions, roleNames, roles, scopeOf, type Command } from '../../src/kernel/permission.ts'

const SAID = { city: '全市', unit: '本单位' } as const

/** The table that the product asks, as people read it. After a change of rights: run this file with `-u`, and read the difference. */
function table(): string {
  const head = ['命令 Command', ...roles.map((role) => roleNames[role].zh)]
  const rows = (Object.keys(permissions) as Command[]).sort().map((command) => [`\`${command}\``, ...roles.map((role) => {
    const scope = scopeOf(role, command)
    return scope ? SAID[scope] : ''
  })])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return ['# 权限总表 · Every right', '', '由程序的权限表生成，空白即不能。Made from the table that the program asks; blank means no.', '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}

test('the table of rights in the user guide is the one that the program asks', async () => {
  await expect(table()).toMatchFileSnapshot('../../docs/users/permission-table.md')
})
