import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Light, shortDay, useOpened } from '../../ui/index.ts'
import { ContinueForm, ReasonForm, ReplyForm, SignForm } from './forms.tsx'
import type { Letter } from './model.ts'
import { letterWords } from './words.ts'

/** What is done by one press, and what asks something first. */
type Press = 'submit' | 'check' | 'issue'
type Ask = 'sign' | 'continue' | 'return' | 'withdraw' | 'abandon' | 'reply'
/** The one thing asked at each state, if one may do it. */
const FIRST = { draft: 'submit', checking: 'check', signing: 'sign', signed: 'issue', issued: 'reply' } as const
const LESSER: readonly Ask[] = ['return', 'reply', 'withdraw', 'abandon']

/** Where it stands and the one next thing asked of you. A refusal stays here, and what was written too. */
export function Next({ letter, again, onEdit }: { letter: Letter; again: () => void; onEdit: () => void }) {
  const t = useWords(letterWords)
  const pick = usePick()
  const { today } = useSession()
  const forms = useOpened<Ask>()
  // The server gives exactly this one or says that it was taken.
  const number = letter.nextNumber
  const press = usePress(letter.id, number?.n, again)
  const may = (act: Letter['may'][number]) => letter.may.includes(act)
  const first = letter.status === 'withdrawn' || letter.status === 'abandoned' ? undefined : FIRST[letter.status]
  // The office may enter anyone's reply; it is asked of whom it was sent to.
  const main = first && may(first) && (first !== 'reply' || letter.asked?.action === 'reply') ? first : undefined
  const begins = main === 'issue' && number?.n === 1
  const lesser: Ask[] = [...(begins ? ['continue' as const] : []), ...LESSER.filter((act) => act !== 'continue' && may(act) && act !== main)]
  const doing = forms.what
  const { asked } = letter
  // What came back is changed first.
  const mend = asked?.action === 'mend'
  return (
    <div className="letter-next">
      <i>{t('next')}</i>
      <b>{asked ? pick(asked.text) : waitsFor(letter, t, today)}</b>
      {asked?.due && (
        <span className="mid ink-2">
          {t('next.by', { day: shortDay(asked.due, today) })}
          {asked.workdaysLate > 0 && <>　<Light light="overdue" word={t('late', { n: asked.workdaysLate })} /></>}
        </span>
      )}
      {letter.status === 'signing' && <span className="mid ink-3">{t('next.machine')}</span>}
      {main === 'issue' && <span className="mid ink-2">{number ? t('next.number', { number: number.text }) : t('next.frozen')}</span>}
      {press.error && <ErrorNote error={press.error} />}
      {press.error && !press.error.undecided && <p className="small ink-3">{t('changedMeanwhile')}</p>}
      {(main || may('revise')) && (
        <div className="actions">
          {main && (main === 'sign' || main === 'reply' ? (
            <Button primary {...forms.link(main)}>{t(main === 'reply' ? 'reply.do' : main)}</Button>
          ) : (
            <Button primary={!mend} busy={press.busy} onClick={() => press.go(main)}>{main === 'issue' && number ? t('issue.number', { n: number.n }) : t(main)}</Button>
          ))}
          {may('revise') && <Button primary={mend} onClick={onEdit}>{t('revise')}</Button>}
        </div>
      )}
      {lesser.length > 0 && (
        <p className="letter-also">
          <span className="ink-3">{t('also')}</span>
          {lesser.map((act) => <Button key={act} link {...forms.link(act)}>{t(act === 'reply' ? 'reply.enter' : act)}</Button>)}
        </p>
      )}
      {doing && forms.form(doing, (close) => <Doing doing={doing} letter={letter} again={again} onDone={close} />)}
    </div>
  )
}

function waitsFor(letter: Letter, t: ReturnType<typeof useWords<typeof letterWords>>, today: string): string {
  const last = letter.steps.at(-1)
  if (letter.status === 'withdrawn' && last && last.words === null) return t('next.withdrawnOn', { day: shortDay(last.on, today) })
  if (letter.status === 'withdrawn' || letter.status === 'abandoned') return t(`next.${letter.status}`, { day: last ? shortDay(last.on, today) : '', reason: last?.words ?? '' })
  if (letter.status !== 'issued') return t(`next.${letter.status}`)
  const owing = letter.owing.filter(({ replied }) => !replied).map(({ unit }) => unit.name)
  return owing.length > 0 ? t('next.replies', { units: owing.length > 3 ? t('andMore', { names: owing.slice(0, 3).join('、'), n: owing.length }) : owing.join('、') }) : t('next.done')
}

/** The page is asked again after every success. */
const NOTHING_MORE = () => undefined

function usePress(letter: string, n: number | undefined, again: () => void) {
  const submit = useCommand('submitLetter')
  const check = useCommand('checkLetter')
  const issue = useCommand('issueLetter')
  return {
    busy: submit.isPending || check.isPending || issue.isPending,
    error: submit.error ?? check.error ?? issue.error,
    go: (what: Press) => {
      for (const one of [submit, check, issue]) one.reset()
      if (what === 'issue') sendThen(issue, { params: { letter }, body: n === undefined ? {} : { n } }, NOTHING_MORE, again)
      else sendThen(what === 'submit' ? submit : check, { params: { letter }, body: {} }, NOTHING_MORE, again)
    },
  }
}

function Doing({ doing, letter, again, onDone }: { doing: Ask; letter: Letter; again: () => void; onDone: () => void }) {
  const t = useWords(letterWords)
  const back = useCommand('returnLetter')
  const withdraw = useCommand('withdrawLetter')
  const abandon = useCommand('abandonLetter')
  const given = (reason: string) => ({ params: { letter: letter.id }, body: { reason } })
  const close = { onDone, onClose: onDone, onRefused: again }
  if (doing === 'sign') return <SignForm letter={letter.id} signers={letter.signers} {...close} />
  if (doing === 'continue') return <ContinueForm letter={letter.id} {...close} />
  if (doing === 'reply') return <ReplyForm letter={letter.id} units={letter.owing.filter(({ replied }) => !replied).map(({ unit }) => unit)} {...close} />
  const command = doing === 'return' ? back : doing === 'withdraw' ? withdraw : abandon
  return <ReasonForm draft={`${doing}:${letter.id}`} label={t('reason')} hint={t(`reason.${doing}`)} action={t(doing)} command={command} given={given} {...close} />
}
