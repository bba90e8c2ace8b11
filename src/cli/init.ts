import { beginCity } from '../app/city/begin-city.ts'
import { placeOf } from '../app/city/install-packs.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { withDeps } from './with-deps.ts'

const USAGE = 'lingxian init --city NAME [--id ID] [--admin USERNAME]'

/** `lingxian init`: opens a city for real work with its first administrator; exit code 1 when it is refused, 2 for wrong words. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--city', '--id', '--admin'] }, USAGE)
  if (!given) return 2
  const name = given.values.get('--city')
  if (name === undefined) {
    process.stderr.write(`lingxian: --city is missing: the name of the city or county. ${USAGE}\n`)
    return 2
  }
  const city = { id: given.values.get('--id') ?? 'city', name, admin: given.values.get('--admin') ?? 'admin' }
  return withDeps(async (deps) => {
    const { password, packs } = await beginCity(deps, { ...city, packs: './packs' })
    process.stdout.write(`${[...done(city, password), ...packs.mistakes.map(placeOf)].join('\n')}\n`)
    return 0
  })
}

function done({ id, name, admin }: { id: string; name: string; admin: string }, password: string): string[] {
  return [
    `已建立地区“${name}”（代号 ${id}），其中没有演示数据 · The city “${name}” (${id}) is open, without demonstration data.`,
    '',
    `  用户名 user name     ${admin}`,
    `  一次性密码 password  ${password}`,
    '',
    '密码只显示这一次，首次登录时必须修改 · Shown only now; it must be changed at the first sign-in.',
    '',
    '下一步 · What next',
    '  1. 运行 npm start，用上面的用户名登录 · Run “npm start” and sign in with it.',
    '  2. 在“机构与人员”中录入单位和职务，办理任职 · Under 机构与人员 enter units, posts and who holds them.',
  ]
}
