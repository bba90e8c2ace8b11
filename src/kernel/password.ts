/** Shorter ones are refused; length counts, not a mixture of signs (NIST SP 800-63B, 5.1.1.2). */
export const leastPasswordCharacters = 10
export const mostPasswordCharacters = 200

/** What is wrong with a password; `former` is known by hashes only and found in `app/identity/former-passwords.ts`. */
export type PasswordFault = 'short' | 'long' | 'same' | 'name' | 'guessable' | 'former'

/** Rows of keys, numbers and letters, along which guessed passwords run. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop[]', 'asdfghjkl;', 'zxcvbnm,./', '!@#$%^&*()']
/** Words of which guessed passwords are put together: what one signs in to, and what one calls the thing itself. */
const WORDS = ['password', 'passwd', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'admin', 'administrator', 'root', 'user', 'guest', 'test', 'welcome', 'changeme', 'lingxian', '领衔', 'mima', '密码', 'woaini', '我爱你', '1qaz', '2wsx', '3edc', 'qaz', 'wsx']
const YEAR = /(19|20)\d\d/g
/** What must remain when all that can be foreseen is taken away. */
const LEAST_UNFORESEEN = 5

/**
 * Why a password is not taken, or null.
 *
 * @param next     the password as typed
 * @param username of the account, as it is normalised
 * @param current  the present one, where it is known in plain text
 */
export function passwordFault({ next, username, current }: { next: string; username: string; current?: string | undefined }): PasswordFault | null {
  const length = [...next].length
  if (length < leastPasswordCharacters) return 'short'
  if (length > mostPasswordCharacters) return 'long'
  if (next === current) return 'same'
  const plain = next.normalize('NFKC').toLowerCase()
  if (plain === username || (isTelling(username) && plain.includes(username))) return 'name'
  return unforeseen(plain) < LEAST_UNFORESEEN ? 'guessable' : null
}

/** A name of three Latin letters stands in many a word by chance. */
function isTelling(username: string): boolean {
  return [...username].length > 3 || /[^ -~]/.test(username)
}

/** How many signs are left of a password when words, years, rows of keys and repetitions are taken out of it. */
function unforeseen(plain: string): number {
  const rest = [...WORDS].sort((a, b) => b.length - a.length).reduce((text, word) => text.replaceAll(word, ' '), block(plain)).replace(YEAR, ' ')
  return rest
    .split(/[\s_.-]+/)
    .map((part) => block(part))
    .reduce((sum, part) => sum + surprises([...part]), 0)
}

/** The shortest piece that makes the whole by being repeated; the last time perhaps in part. */
function block(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const piece = text.slice(0, length)
    if (piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return piece
  }
  return text
}

/** Signs that neither repeat the one before nor go on along a row, either way. */
function surprises(signs: readonly string[]): number {
  return signs.filter((sign, index) => {
    const before = signs[index - 1]
    return before === undefined || !(sign === before || ROWS.some((row) => follows(row, before, sign)))
  }).length
}

function follows(row: string, before: string, sign: string): boolean {
  const at = row.indexOf(before)
  return at >= 0 && (row[at + 1] === sign || row[at - 1] === sign)
}
