import type { Bilingual } from '../../i18n/language.tsx'
import type { Summary } from './summary-page.tsx'
import type { paperWords } from './words.ts'

type Words = (key: keyof typeof paperWords, values?: Record<string, string | number>) => string

/** Text to build the year's account on: sentences of numbers that stand in the table. A draft; a person writes the account. */
export function summaryText({ year, kinds, projects, milestones, solved, meetings }: Summary, t: Words, pick: (text: Bilingual) => string): string[] {
  const now = projects.find((one) => one.year === year)
  const said = (index: number) => kinds.filter(({ years }) => (years[index]?.total ?? 0) > 0).map(({ name, years }) => t('text.kind', { name: pick(name), n: years[index]?.total ?? 0 })).join(t('text.join'))
  const before = kinds.some(({ years }) => (years[1]?.total ?? 0) > 0) ? said(1) : ''
  const ends = now?.ends
  return [
    ...(now && ends ? [t('text.projects', { year, all: now.all, underway: ends['under-way'] ?? 0, done: ends.done ?? 0, carried: ends['carried-over'] ?? 0, suspended: ends.suspended ?? 0, stopped: ends.stopped ?? 0, declined: ends.declined ?? 0 })] : []),
    ...(meetings.length > 0 ? [t('text.meetings', { meetings: meetings.map(({ meeting }) => meeting).join(t('text.join')) })] : []),
    ...(said(0) ? [t('text.kinds', { kinds: said(0) })] : []),
    ...(milestones.due > 0 ? [t('text.milestones', milestones)] : []),
    ...(solved.n > 0 ? [t('text.solved', { n: solved.n })] : []),
    ...(before ? [t('text.before', { kinds: before })] : []),
  ]
}
