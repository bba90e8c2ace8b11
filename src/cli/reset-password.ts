import { resetOnServer } from '../app/account/reset-on-server.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { withDeps } from './with-deps.ts'

const USAGE = 'lingxian reset-password --user USERNAME'

/** `lingxian reset-password`: a one-time password for an account, also an administrator's, which nobody resets over the network. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--user'] }, USAGE)
  if (!given) return 2
  const username = given.values.get('--user')
  if (username === undefined) {
    process.stderr.write(`lingxian: --user is missing. ${USAGE}\n`)
    return 2
  }
  return withDeps(async (deps) => {
    const { password } = await resetOnServer(deps, username)
    process.stdout.write(`${username}  ${password}\n一次性密码只显示这一次，登录时须修改；原有会话已退出 · Shown only now, changed at the next sign-in; every session has ended.\n`)
    return 0
  })
}
