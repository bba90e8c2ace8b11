import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button, JobProgress, Note } from '../../ui/index.ts'
import { saidOf } from './upload-said.ts'
import type { Sending } from './upload-store.ts'
import { uploadWords } from './upload-words.ts'
import { uploads } from './upload.ts'
import { readWords } from './words.ts'

type Props = { sending: Sending; /** opens the choice of files: the browser does not give a file twice */ onChoose: () => void }

/** One file handed in: how far it is, what was read in it, or why it was not taken. */
export function SendingRow({ sending, onChoose }: Props) {
  const t = useWords(readWords)
  const { language } = useLanguage()
  if (sending.state === 'refused') return <Refused sending={sending} />
  if (sending.state === 'lost') return <Lost sending={sending} onChoose={onChoose} />
  return (
    <li className="sending">
      <span>{sending.name}</span>
      {sending.state === 'waiting' && <span className="ink-3">{t('waiting')}</span>}
      {sending.state === 'sending' && (
        <span className="ink-2">
          <progress max={1} value={sending.part} aria-label={sending.name} />
          {t('sending', { percent: Math.round(sending.part * 100) })}
        </span>
      )}
      {sending.state === 'reading' && <ReadingOf sending={sending} />}
      {(sending.state === 'waiting' || sending.state === 'sending') && <Cancel sending={sending} />}
      {sending.state === 'taken' && (
        <span className="ink-2" role="status">
          {saidOf(sending.answer).map(({ key, values }) => t(key, values)).join('　')}
          {'　'}
          <Link to={`/documents/${sending.answer.document}`}>{t('openIt')}</Link>
        </span>
      )}
      {sending.state === 'taken' && sending.answer.notes.length > 0 && (
        <ul className="sending-hint ink-2">
          {sending.answer.notes.map((note) => (
            <li key={note.zh}>{note[language]}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** What takes longer than this says that one need not wait for it. */
const PATIENCE_MS = 2000

function ReadingOf({ sending }: { sending: Sending & { state: 'reading' } }) {
  const t = useWords(uploadWords)
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <span className="ink-2">
        <JobProgress job={sending.job} label={sending.name} />
      </span>
      {sending.job && sending.job.state !== 'keeping' && <Cancel sending={sending} />}
      {long && <span className="sending-hint ink-3">{t('mayLeave')}</span>}
    </>
  )
}

function Cancel({ sending: { command, name } }: { sending: Sending }) {
  const t = useWords(uploadWords)
  return <Button link onClick={() => void uploads.cancel(command)} aria-label={t('cancelIt', { name })}>{t('cancel')}</Button>
}

/** Refusals that say nothing against the file: the same one may be sent once more. */
const PASSING = ['busy', 'too_many_requests', 'not_signed_in', 'reading_cancelled', 'reading_failed', 'internal']

function Refused({ sending }: { sending: Sending & { state: 'refused' } }) {
  const t = useWords(readWords)
  const { language } = useLanguage()
  const { error, file, command, name } = sending
  const passing = error.undecided || PASSING.includes(error.code)
  return (
    <li>
      <Note tone="wrong" live>
        <b>{name}</b>　{t('refused')}
        <dl className="pairs read-refusal">
          <dt>{t('refusedHad')}</dt>
          <dd>{error.sentence(language)}</dd>
          <dt>{t('refusedKept')}</dt>
          <dd>{error.undecided ? t('keptHere') : t('keptNothing')}</dd>
        </dl>
        {passing && file && <Button small onClick={() => uploads.again(command)}>{t('again')}</Button>}
      </Note>
    </li>
  )
}

/** The server was restarted while it read. The file itself is still in this window, unless the page was loaded anew. */
function Lost({ sending, onChoose }: { sending: Sending & { state: 'lost' } } & Pick<Props, 'onChoose'>) {
  const t = useWords(readWords)
  const u = useWords(uploadWords)
  const { command, name, file } = sending
  return (
    <li>
      <Note tone="wrong" live>
        <b>{name}</b>　{u('lost')}
        <p>{file ? u('lostSend') : u('lostChoose')}</p>
        <div className="actions">
          {file ? (
            <Button small onClick={() => uploads.again(command)}>{t('again')}</Button>
          ) : (
            <Button
              small
              onClick={() => {
                uploads.drop(command)
                onChoose()
              }}
            >
              {t('choose')}
            </Button>
          )}
          <Button small onClick={() => uploads.drop(command)}>{u('drop')}</Button>
        </div>
      </Note>
    </li>
  )
}
