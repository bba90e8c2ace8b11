// Writes src/kernel/time/china-days.ts from the package chinese-days: days off and make-up workdays that the General
// Office of the State Council has announced, and for later years the days the law itself fixes.
// Run it when a new year is announced and the package has it: `npm i chinese-days@latest && node scripts/make-china-calendar.mjs`.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const LAST_YEAR = 2035
const require = createRequire(import.meta.url)
const lib = require('chinese-days')
const root = fileURLToPath(new URL('..', import.meta.url))
const packageFile = JSON.parse(readFileSync(`${root}/node_modules/chinese-days/package.json`, 'utf8'))
const data = JSON.parse(readFileSync(`${root}/node_modules/chinese-days/dist/chinese-days.json`, 'utf8'))

const weekend = (day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const next = (day, n = 1) => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
const short = (days) =>
  [...new Set(days)]
    .sort()
    .map((day) => day.slice(5).replace('-', ''))
    .join(' ')

const announced = [...new Set(Object.keys(data.holidays).map((day) => Number(day.slice(0, 4))))].sort()
const lastAnnounced = announced.at(-1)
const lines = []
for (const year of announced) {
  const of = (days) => Object.keys(days).filter((day) => Number(day.slice(0, 4)) === year)
  const off = of(data.holidays).filter((day) => !weekend(day))
  const work = of(data.workdays).filter(weekend)
  lines.push(`  ${year}: ['${short(off)}', '${short(work)}'],`)
}
// 《全国年节及纪念日放假办法》(国令第795号, from 2025): New Year 1 day, Spring Festival eve to the third, Qingming, 1–2 May,
// Dragon Boat, Mid-Autumn, 1–3 October. Which weekends are worked for them is announced each November.
for (let year = lastAnnounced + 1; year <= LAST_YEAR; year += 1) {
  const lunar = (monthDay) => lib.getSolarDateFromLunar(`${year}-${monthDay}`).date
  const spring = lunar('01-01')
  const days = [
    `${year}-01-01`,
    ...[-1, 0, 1, 2].map((n) => next(spring, n)),
    lib.getSolarTermDate(year, 4, 'pure_brightness'),
    `${year}-05-01`,
    `${year}-05-02`,
    lunar('05-05'),
    lunar('08-15'),
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ]
  lines.push(`  ${year}: ['${short(days.filter((day) => !weekend(day)))}', ''],`)
}

writeFileSync(
  `${root}/src/kernel/time/china-days.ts`,
  `// Made by scripts/make-china-calendar.mjs from chinese-days ${packageFile.version} (MIT); do not edit by hand.
// Each year: days off that are not weekends, then weekend days that are worked, as month and day.

/** The last year whose arrangement was announced when this file was made; later years hold statutory days only. */
export const LAST_ANNOUNCED_YEAR = ${lastAnnounced}

export const CHINA_DATA_VERSION = 'cn-${lastAnnounced}-chinese-days-${packageFile.version}'

export const CHINA_DAYS: Readonly<Record<number, readonly [off: string, work: string]>> = {
${lines.join('\n')}
}
`,
)
