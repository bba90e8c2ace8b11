import { usePick, useWords } from '../../i18n/language.tsx'
import { Section } from '../../ui/index.ts'
import type { Matter } from './page.tsx'
import { matterWords } from './words.ts'

/** From this many characters on a text is read in lines of its own below its name, not beside it. */
const LONG = 40

/** What the ledger asks of its matters beyond title and day, as far as it is filled in: goal, measures, form of the result. */
export function Content({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const pick = usePick()
  if (matter.fieldList.length === 0) return null
  return (
    <Section title={t('content')}>
      <dl className="matter-content">
        {matter.fieldList.map(({ id, name, text }) => (
          <div key={id} className={text.zh.length > LONG ? 'content-long' : undefined}>
            <dt>{pick(name)}</dt>
            <dd>{pick(text)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
