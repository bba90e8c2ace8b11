import { useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { Button, Section, shortDay, useOpened } from '../../../ui/index.ts'
import { AnswerForm } from '../../problems/answer-form.tsx'
import type { Matter } from '../page.tsx'
import { procedureWords } from './words.ts'

/** Whether it was done, in the words of who asked for it (for problems: for whom it is solved). Absent where nobody is asked. */
export function Asked({ matter }: { matter: Matter }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { today } = useSession()
  const forms = useOpened<'answer'>()
  const { asked } = matter
  // A problem is solved for someone, even where the directory does not know them; else nobody is asked whom nobody named.
  if (!asked || (!matter.problem && asked.who === null && asked.answers.length === 0)) return null
  const who = asked.who ?? pick(asked.roleName)
  return (
    <Section title={t('asked', { role: pick(asked.roleName) })} aside={asked.who ?? undefined} more={asked.mayAnswer && <Button link className="matter-no-paper" {...forms.link('answer')}>{t(matter.may.includes('divideProblem') ? 'answerFor' : 'act.answer')}</Button>}>
      {forms.form('answer', (close) => <AnswerForm problem={matter.id} beneficiary={asked.who} onClose={close} />)}
      {asked.answers.length === 0 ? (
        <p className="mid ink-3">{t(asked.waits ? 'askedWaits' : 'askedNone')}</p>
      ) : (
        <ul className="list matter-ruled">
          {asked.answers.map(({ solved, words, by, on }, index) => (
            <li key={index}>
              <p><b>{t(`solved.${solved}`)}</b>{words && `　${words}`}</p>
              <p className="small ink-3">{t('decidedBy', { by: by ?? who, day: shortDay(on, today) })}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
