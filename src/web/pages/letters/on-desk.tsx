import { useState } from 'react'
import { Link } from 'react-router'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Light, Loading, Note, Section, shortDay, Table3, useOpened, useSending, type Column, type Opened } from '../../ui/index.ts'
import { ReplyForm, SignForm } from './forms.tsx'
import type { LetterRow } from './model.ts'
import { letterWords } from './words.ts'
import './letters.css'

/** What is asked of one is picked out of a page of letters: a long page, so that nothing is missed. */
const ASKED_OF = 200

/** 待复公文 and what waits to be checked, signed or issued, each dealt with in its row. */
export function LettersOnDesk() {
  const t = useWords(letterWords)
  const may = useMay()
  const answer = useAnswer('listLetters', { query: { box: 'asked', limit: ASKED_OF } }, { when: may('listLetters') })
  const [said, say] = useState<string | null>(null)
  const rows = answer.data?.rows ?? []
  if (rows.length === 0 && !said) return null
  const replies = rows.filter(({ asked }) => asked?.action === 'reply')
  const others = rows.filter(({ asked }) => asked !== null && asked.action !== 'reply')
  return (
    <>
      {others.length > 0 && <Part title={t('deskDo')} rows={others} onSaid={say} />}
      {replies.length > 0 && <Part title={t('deskReply')} rows={replies} onSaid={say} />}
      {said && <Note tone="done" live>{said}</Note>}
    </>
  )
}

function Part({ title, rows, onSaid }: { title: string; rows: readonly LetterRow[]; onSaid: (said: string) => void }) {
  const t = useWords(letterWords)
  const pick = usePick()
  const forms = useOpened<string>()
  const columns: Column<LetterRow>[] = [
    { key: 'number', head: t('number'), width: 184, cell: ({ number }) => number ?? <span className="ink-3">{t('noNumber')}</span> },
    { key: 'letter', head: t('letter'), names: true, cell: (row) => <><Link to={`/letters/${row.id}`}>{row.title}</Link><div className="small ink-3">{row.asked?.action === 'reply' ? pick(row.kindName) : row.asked && pick(row.asked.text)}</div></> },
    { key: 'from', head: t('from'), width: 132, cell: ({ issuer }) => issuer.name },
    { key: 'reply', head: t('reply'), width: 112, cell: (row) => <Due row={row} /> },
    { key: 'acts', head: t('acts'), num: true, width: 96, cell: (row) => <Act row={row} link={forms.link(row.id)} /> },
  ]
  return (
    <Section title={title} aside={t('pieces', { n: rows.length })} more={<Link to="/letters">{t('deskAll')}</Link>}>
      <Table3
        stack
        className="letters"
        caption={title}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        inside={(row) => forms.form(row.id, (close) => <Inside row={row} onClose={close} onSaid={onSaid} />)}
      />
    </Section>
  )
}

function Due({ row: { asked } }: { row: LetterRow }) {
  const t = useWords(letterWords)
  const { today } = useSession()
  if (!asked?.due) return null
  return <>{shortDay(asked.due, today)}{asked.workdaysLate > 0 && <div><Light light="overdue" word={t('late', { n: asked.workdaysLate })} /></div>}</>
}

/** What needs only a form is done in the row; what must be read first, on its page. */
function Act({ row, link }: { row: LetterRow; link: ReturnType<Opened<string>['link']> }) {
  const t = useWords(letterWords)
  const action = row.asked?.action
  if (action === 'reply' || action === 'check' || action === 'sign') return <Button link {...link}>{t(link['aria-expanded'] ? 'fold' : `do.${action}`)}</Button>
  return <Link to={`/letters/${row.id}`}>{action ? t(`do.${action}`) : t('open')}</Link>
}

type InsideProps = { row: LetterRow; onClose: () => void; onSaid: (said: string) => void }

/** The text first, as it will be sent; then the one thing asked. */
function Inside({ row, onClose, onSaid }: InsideProps) {
  const t = useWords(letterWords)
  const answer = useAnswer('getLetter', { params: { letter: row.id } })
  const check = useCommand('checkLetter')
  useSending(check.isPending)
  const letter = answer.data
  if (!letter) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={3} />
  const close = { onClose, onRefused: () => void answer.refetch() }
  const done = (words: 'replied' | 'doneAct') => () => {
    onClose()
    onSaid(t(words))
  }
  return (
    <div className="letter-in-row">
      <div className="letter-excerpt">
        {letter.blocks.flatMap((block, index) => ('text' in block && block.kind !== 'slip' ? [<p key={index}>{block.text}</p>] : []))}
        <Link to={`/letters/${row.id}`}>{t('open')}</Link>
      </div>
      {row.asked?.action === 'reply' && <ReplyForm letter={row.id} units={letter.owing.filter(({ replied }) => !replied).map(({ unit }) => unit)} onDone={done('replied')} {...close} />}
      {row.asked?.action === 'sign' && <SignForm letter={row.id} signers={letter.signers} onDone={done('doneAct')} {...close} />}
      {row.asked?.action === 'check' && (
        <>
          <ErrorNote error={check.error} />
          <div className="actions">
            <Button small primary busy={check.isPending} onClick={() => sendThen(check, { params: { letter: row.id }, body: {} }, done('doneAct'), close.onRefused)}>{t('check')}</Button>
            <Button small busy={check.isPending} onClick={onClose}>{t('fold')}</Button>
          </div>
        </>
      )}
    </div>
  )
}
