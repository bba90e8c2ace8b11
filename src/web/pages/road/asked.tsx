import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Field, InPlace, Section, shortDay } from '../../ui/index.ts'
import type { Road } from './page.tsx'
import { roadWords } from './words.ts'

type AskedFor = Road['asked'][number]
const VERDICTS = ['agree', 'agree-with-changes', 'disagree'] as const
type Verdict = (typeof VERDICTS)[number]

/** Opinions that the one who looks is asked for: what they need to know of the project, answered where it stands. */
export function Asked({ road }: { road: Road }) {
  const t = useWords(roadWords)
  const pick = usePick()
  const [giving, setGiving] = useState<string | null>(null)
  return (
    <Section title={t('asked')} aside={road.asked.length}>
      <ul className="list">
        {road.asked.map((one) => (
          <li key={one.id} className="road-asked">
            <div>
              <b>{one.matter.code}　{one.matter.title}</b>
              <span className="ink-3">　{t('askedUntil', { day: shortDay(one.until, road.today) })}{one.given && `　${t('givenAlready', { verdict: t(`verdict.${one.given.verdict}`) })}`}</span>
              {one.text && <p className="ink-2">{one.text}</p>}
              <dl className="pairs">
                {one.matter.fields.map(({ id, name, text }) => (
                  <div key={id} className="road-pair"><dt>{pick(name)}</dt><dd>{pick(text)}</dd></div>
                ))}
              </dl>
            </div>
            {giving !== one.id && <Button small aria-label={`${t('give')} ${one.matter.title}`} onClick={() => setGiving(one.id)}>{t('give')}</Button>}
            {giving === one.id && <OpinionForm matter={one.matter.id} opinion={one.id} given={one.given} onClose={() => setGiving(null)} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** An opinion; who does not simply agree says why. */
export function OpinionForm({ matter, opinion, given, onClose }: { matter: string; opinion: string; given: AskedFor['given']; onClose: () => void }) {
  const t = useWords(roadWords)
  const { value, set, clear } = useDraft<{ verdict: Verdict; words: string }>(`opinion:${opinion}`, { verdict: given?.verdict ?? 'agree', words: given?.words ?? '' })
  const give = useCommand('giveOpinion')
  const missing = value.verdict !== 'agree' && value.words.trim() === ''
  const send = () => {
    if (missing) return
    give.mutate(
      { params: { matter, opinion }, body: { verdict: value.verdict, words: value.words.trim() } },
      {
        onSuccess: () => {
          clear()
          onClose()
        },
      },
    )
  }
  return (
    <InPlace className="road-form" action={t('giveDo')} busy={give.isPending} error={give.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('verdict')}>
            {(bound) => (
              <select {...bound} className="input" value={value.verdict} onChange={(event) => set({ verdict: VERDICTS.find((one) => one === event.target.value) ?? 'agree' })}>
                {VERDICTS.map((one) => <option key={one} value={one}>{t(`verdict.${one}`)}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('words')} optional={value.verdict === 'agree'} wrong={tried && missing ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={4000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}
