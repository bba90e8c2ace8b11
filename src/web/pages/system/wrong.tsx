import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Note } from '../../ui/index.ts'
import { bytesText } from './model.ts'
import type { System } from './system.ts'
import { systemWords } from './words.ts'

/** Failures in a row below this are the weather of networks: tried again, and not worth a word. */
const WORTH_A_WORD = 2

/** What is not well, each with its remedy; or that all is. */
export function Wrong({ system: { storage, jobs, messages } }: { system: System }) {
  const t = useWords(systemWords)
  const { language } = useLanguage()
  const said = [
    ...(storage.left === 'enough' ? [] : [t(`wrong.${storage.left}`, { free: bytesText(storage.free) })]),
    ...jobs.filter(({ failures }) => failures >= WORTH_A_WORD).map(({ name, words, failures }) => t('wrong.job', { job: words?.[language] ?? name, n: failures })),
    ...(messages.givenUp > 0 ? [t('wrong.messages', { days: messages.days, n: messages.givenUp })] : []),
  ]
  if (said.length === 0) return <p className="lead">{t('well')}</p>
  return said.map((line) => <Note key={line} tone="wrong">{line}</Note>)
}
