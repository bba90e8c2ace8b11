import { cityIds, rebuildCity } from '../app/city/rebuild-city.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { withDeps } from './with-deps.ts'

const USAGE = 'lingxian rebuild [--city ID]'

/** `lingxian rebuild`: replays the log into all that follows from it, for one city or every one. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--city'] }, USAGE)
  if (!given) return 2
  return withDeps(async (deps) => {
    const wanted = given.values.get('--city')
    const cities = wanted === undefined ? await cityIds(deps) : [wanted]
    for (const city of cities) {
      const facts = await rebuildCity(deps, city, (replayed) => process.stderr.write(`${city}: ${replayed}…\n`))
      process.stdout.write(`${city}：已由 ${facts} 条工作记录重建 · rebuilt from ${facts} facts\n`)
    }
    if (cities.length === 0) process.stdout.write('数据库里还没有地区 · There is no city yet\n')
    return 0
  })
}
