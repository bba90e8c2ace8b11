import { installPacks, placeOf } from './app/city/install-packs.ts'
import { rebuildCity } from './app/city/rebuild-city.ts'
import type { Deps } from './app/call.ts'
import { judgeAll, judgeDue } from './app/judging/judge-due.ts'
import { dayOf } from './kernel/time/day.ts'
import { isOutdated } from './store/queries/built-by.ts'
import { allCities } from './store/queries/cities.ts'

/** A city's own packs lie here, seen from where the program was started. */
const PACKS_FOLDER = './packs'

/**
 * Makes what is there fit to be shown: the demonstration on a first start, tables that an earlier program made otherwise, packs that are new, and matters judged anew whose
 * day has come while the program was not running.
 *
 * @param demonstration whether an empty database is given the demonstration city
 * @param say tells the person at the terminal what takes longer
 * @returns what to tell the person who started the program, line by line
 */
export async function prepareCities(deps: Deps, demonstration: boolean, say: (line: string) => void): Promise<string[]> {
  const known = await deps.db.jobs(allCities)
  if (known.length === 0 && !demonstration) return [NO_CITY]
  if (known.length === 0) {
    say('首次启动，正在载入演示数据… · First start: loading the demonstration data …')
    const { loadDemonstration } = await import('./demo/load.ts')
    await loadDemonstration(deps)
  }
  const cities = await deps.db.jobs(allCities)
  const mistakes: string[] = []
  for (const { id, name, fixed_today: fixedToday } of cities) {
    if (await deps.db.read(id, (db) => isOutdated(db, id))) {
      say(`程序已更新，正在由工作记录重建${name}的各表… · The program is newer: rebuilding the tables of ${name} from its log …`)
      await rebuildCity(deps, id, () => {})
    }
    const report = await installPacks(deps, id, PACKS_FOLDER, fixedToday ?? dayOf(deps.now()))
    mistakes.push(...report.mistakes.map(placeOf))
    if (report.isNew) await judgeAll(deps, id)
  }
  await judgeDue(deps)
  const greeting = cities.some((city) => city.demonstration) ? await demonstrationGreeting() : []
  return [...new Set(mistakes), ...greeting]
}

async function demonstrationGreeting(): Promise<string[]> {
  const { accounts, DEMONSTRATION_PASSWORD } = await import('./demo/data/accounts.ts')
  return [
    `演示账号，密码均为 ${DEMONSTRATION_PASSWORD} · Demonstration accounts, all with this password:`,
    ...accounts.map(({ username, who }) => `  ${username.padEnd(16)}${who.zh} · ${who.en}`),
  ]
}

const NO_CITY =
  '数据库里还没有地区：停止后运行 npx lingxian init，建立地区与最初四个账号 · No city yet: stop this and run “npx lingxian init” to make one with its first four accounts'
