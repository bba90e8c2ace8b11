import { DeliveryError } from '../../kernel/errors.ts'
import { leastPasswordCharacters, passwordFault } from '../../kernel/password.ts'
import type { PasswordFault } from '../../kernel/password.ts'
import { normalUserName } from './user-name.ts'

/**
 * The password rules, as far as the password itself tells.
 *
 * @throws DeliveryError `password_unfit`
 */
export function refuseUnfit({ next, current, username }: { next: string; current?: string; username: string }): void {
  const fault = passwordFault({ next, current, username: normalUserName(username) })
  if (fault) throw unfit(fault)
}

/** What is wrong is said by name, so that nobody guesses at the rules. */
export function unfit(why: PasswordFault): DeliveryError {
  return new DeliveryError('password_unfit', { least: leastPasswordCharacters, why }, sentences[why])
}

const sentences: Record<PasswordFault, { zh: string; en: string }> = {
  short: { zh: '新密码至少要 {least} 个字符。', en: 'The new password needs at least {least} characters.' },
  long: { zh: '新密码太长，最多 200 个字符。', en: 'The new password is longer than 200 characters.' },
  same: { zh: '新密码与现在的密码相同，请换一个。', en: 'The new password is the present one; choose another.' },
  name: { zh: '新密码里含有用户名，请换一个。', en: 'The new password contains the user name; choose another.' },
  guessable: { zh: '新密码容易被猜到（连续或重复的字符、常用词加年份）。请用几个不相干的词连起来。', en: 'The new password is easy to guess (rows, repetitions, a common word with a year). Put a few unrelated words together.' },
  former: { zh: '新密码是最近用过的三个密码之一，请换一个。', en: 'The new password is one of the last three; choose another.' },
}
