import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Section } from '../../ui/index.ts'
import type { Opened } from './line.tsx'
import type { Board } from './model.ts'
import { kindOf, nameOf } from './names.ts'
import { fiveWords } from './words.ts'

/** A reason is part of a sentence here, and ends without its full stop. */
const STOP = /[.\u3002]$/

/** 豁免: what is not asked, why, and who approved it; each opens its cell. */
export function Exemptions({ board: { exemptions, rhythms, periods }, numbers, onOpen }: { board: Board; numbers: ReadonlyMap<string, string>; onOpen: (opened: Opened) => void }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  return (
    <Section title={t('exemptions')} aside={exemptions.length > 0 ? t('exemptions.n', { n: exemptions.length }) : undefined}>
      {exemptions.length === 0 ? (
        <p className="empty">{t('exemptions.none')}</p>
      ) : (
        <ul className="list">
          {exemptions.map(({ subject, rhythm, period, reason, basis }) => {
            const asked = rhythms.find(({ id }) => id === rhythm)
            const stretch = periods.find(({ key }) => key === period)
            const title = t('exemptions.what', { code: numbers.get(subject.id) ?? '', name: subject.name, period: stretch ? pick(nameOf(stretch)) : period, kind: asked ? pick(kindOf(asked)) : rhythm })
            return (
              <li key={`${subject.id} ${rhythm} ${period}`}>
                <Button link className="five-exempt" onClick={() => onOpen({ subject: subject.id, rhythm, period })}>{title}</Button>
                <div className="ink-2">{t('exemptions.why', { reason: reason.replace(STOP, ''), basis })}</div>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
