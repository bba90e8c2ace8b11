import type { Command } from './command.ts'
import { optionsIn } from './options.ts'

const USAGE = 'lingxian start    (PORT, HOST, DATABASE_URL, LINGXIAN_DATA)'

/**
 * `lingxian start`: hands this process over to the program that puts the rooms together; it ends the process itself. Named by
 * an address, because no room depends on that program: it depends on all of them.
 */
export const command: Command = async (words) => {
  if (!optionsIn(words, {}, USAGE)) return 2
  const main = new URL(import.meta.url.endsWith('.ts') ? '../main.ts' : '../main.js', import.meta.url)
  await import(main.href)
  return 0
}
