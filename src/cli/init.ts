import { beginCity, firstRoles, type FirstRole } from '../app/city/begin-city.ts'
import { placeOf } from '../app/city/install-packs.ts'
import { roleNames } from '../kernel/permission.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { withDeps } from './with-deps.ts'

const USAGE = 'lingxian init --city NAME [--id ID] [--admin USER] [--security USER] [--auditor USER] [--office USER] [--hash sm3|sha256]'

/** User names where none are given. */
const USUAL: Record<FirstRole, string> = { admin: 'admin', security: 'anquan', auditor: 'shenji', office: 'gaigeban' }

/** `lingxian init`: opens a city for real work with its first four accounts; exit code 1 when it is refused, 2 for wrong words. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--city', '--id', '--hash', ...firstRoles.map((role) => `--${role}`)] }, USAGE)
  if (!given) return 2
  const name = given.values.get('--city')
  if (name === undefined) {
    process.stderr.write(`lingxian: --city is missing: the name of the city or county. ${USAGE}\n`)
    return 2
  }
  const hash = given.values.get('--hash') ?? 'sm3'
  if (hash !== 'sm3' && hash !== 'sha256') {
    process.stderr.write(`lingxian: --hash is sm3 or sha256. ${USAGE}\n`)
    return 2
  }
  const users = Object.fromEntries(firstRoles.map((role) => [role, given.values.get(`--${role}`) ?? USUAL[role]])) as Record<FirstRole, string>
  const city = { id: given.values.get('--id') ?? 'city', name, users }
  return withDeps(async (deps) => {
    const { passwords, packs } = await beginCity(deps, { ...city, hash, packs: './packs' })
    process.stdout.write(`${[...done(city, passwords), ...packs.mistakes.map(placeOf)].join('\n')}\n`)
    return 0
  })
}

function done({ id, name, users }: { id: string; name: string; users: Record<FirstRole, string> }, passwords: Record<FirstRole, string>): string[] {
  return [
    `已建立地区“${name}”（代号 ${id}），其中没有演示数据 · The city “${name}” (${id}) is open, without demonstration data.`,
    '',
    '  用户名 user name    一次性密码 one-time password',
    ...firstRoles.map((role) => `  ${users[role].padEnd(18)}  ${passwords[role]}    ${roleNames[role].zh} ${roleNames[role].en}`),
    '',
    '密码只显示这一次，请分别交给四个人，首次登录时必须修改 · Shown only now: hand them to four people; each is changed at the first sign-in.',
    '',
    '下一步 · What next',
    `  1. 运行 npm start，用 ${users.office} 登录，在“机构与人员”中录入单位和职务，办理任职 · Run “npm start”, sign in as ${users.office} and enter units, posts and who holds them.`,
    `  2. ${users.admin} 在“账号与授权”中开账号，${users.security} 授权 · ${users.admin} opens accounts under 账号与授权, ${users.security} grants their rights.`,
  ]
}
