import { readFile } from 'node:fs/promises'

import { DeliveryError } from '../../kernel/errors.ts'

/** Where back-ups go and how often one is made. */
export type BackupSettings = {
  folder: string
  /** null: only when somebody asks for one */
  everyHours: number | null
  /** so many of those that lie in the folder are kept */
  keep: number
  /** null: they are not sealed */
  passphraseFile: string | null
}

/** Without settings: beside the data, when somebody asks. */
export const usualBackups = (folder: string): BackupSettings => ({ folder, everyHours: null, keep: 7, passphraseFile: null })

const LEAST_CHARACTERS = 12

/**
 * The pass phrase: the first line of its file. Read each time, so that it is in no variable of the environment, which other programs see, and may be changed.
 *
 * @throws DeliveryError `setting_invalid` where the file cannot be read or the phrase is short
 */
export async function passphraseIn(file: string | null): Promise<string | null> {
  if (file === null) return null
  const [phrase = ''] = (await readFile(file, 'utf8').catch(() => '')).split(/\r?\n/)
  if (phrase.length >= LEAST_CHARACTERS) return phrase
  throw new DeliveryError('setting_invalid', { name: 'LINGXIAN_BACKUP_PASSPHRASE_FILE', value: file, problem: `a file with at least ${LEAST_CHARACTERS} characters in its first line is expected` })
}
