import { Link } from 'react-router'
import { paths } from '../../../api/contract/paths.ts'
import { addressOf, fileAddress } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Complain } from '../../shell/complain.tsx'
import { Button, Section, shortDay, useOpened } from '../../ui/index.ts'
import { ReasonForm } from './forms.tsx'
import type { Letter } from './model.ts'
import { letterWords } from './words.ts'

const HASH_SHOWN = 16

/** Who has replied what, and of whom one is still missing. */
export function Replies({ letter, again }: { letter: Letter; again: () => void }) {
  const t = useWords(letterWords)
  const { today } = useSession()
  const returning = useOpened<string>()
  const back = useCommand('returnReply')
  const { replies, owing } = letter
  const missing = owing.filter(({ replied }) => !replied)
  if (replies.length === 0 && owing.length === 0) return null
  return (
    <Section title={t('replies')} aside={owing.length > 0 ? t('replies.of', { given: owing.length - missing.length, asked: owing.length }) : undefined} more={letter.may.includes('reply') && <Complain about={{ type: 'letter', id: letter.id, title: letter.title }} />}>
      <ul className="list">
        {replies.map((reply) => (
          <li key={reply.id}>
            <div className="letter-line">
              <b>{reply.unit.name}</b>
              <span className="ink-3 nowrap">{reply.returned ? <span className="state state-back">{t('state.returned')}</span> : <span className="state state-yes">{t('state.replied')}</span>}　{shortDay(reply.on, today)}</span>
            </div>
            <p className="letter-said">{reply.text}</p>
            {reply.attachments.map(({ sha256, name }) => <a key={sha256} href={fileAddress(sha256)} target="_blank" rel="noreferrer">{name}　</a>)}
            {reply.letter && <p><Link to={`/letters/${reply.letter.id}`}>{reply.letter.number ?? reply.letter.title}</Link></p>}
            {reply.by && <p className="small ink-3">{reply.by}</p>}
            {reply.returned && <p className="small ink-2">{t('returned', { day: shortDay(reply.returned.on, today), reason: reply.returned.reason })}</p>}
            {!reply.returned && letter.may.includes('return-reply') && <Button link {...returning.link(reply.id)}>{t('returnReply')}</Button>}
            {returning.form(reply.id, (close) => (
              <ReasonForm draft={`return:${reply.id}`} label={t('reason')} hint={t('reason.returnReply')} action={t('returnReply')} command={back} given={(reason) => ({ params: { letter: letter.id, reply: reply.id }, body: { reason } })} onDone={close} onClose={close} onRefused={again} />
            ))}
          </li>
        ))}
        {missing.map(({ unit }) => (
          <li key={unit.id} className="letter-line"><span>{unit.name}</span><span className="state state-missing">{t('state.owing')}</span></li>
        ))}
      </ul>
    </Section>
  )
}

/** What it is about and what it answers. */
export function About({ letter }: { letter: Letter }) {
  const t = useWords(letterWords)
  const { matters, answers, inspection, meeting } = letter.about
  if (matters.length === 0 && !answers && !inspection && !meeting) return null
  return (
    <Section title={t('about')} aside={matters.length > 0 ? matters.length : undefined}>
      <ul className="list letter-about">
        {matters.map(({ id, code, title, shown }) => (
          <li key={id}>{shown ? <><Link to={`/matters/${id}`}>{title}</Link><span className="ink-3">　{code}</span></> : <span className="ink-3">{t('about.hidden')}</span>}</li>
        ))}
        {answers && <li><span className="ink-3">{t('answers')}　</span><Link to={`/letters/${answers.id}`}>{answers.number ?? answers.title}</Link></li>}
        {inspection && <li><Link to={`/inspections/${inspection}`}>{t('inspection')}</Link></li>}
        {meeting && <li><Link to={`/meetings/${meeting}`}>{t('meeting')}</Link></li>}
      </ul>
    </Section>
  )
}

/** The file itself: the draft marked as such, or the frozen one with its hash. */
export function FileOf({ letter }: { letter: Letter }) {
  const t = useWords(letterWords)
  const download = addressOf(paths.downloadLetter.slice('GET '.length), { letter: letter.id })
  return (
    <Section title={t('files')} more={letter.may.includes('download') ? <a href={download} download>{t('download')}</a> : null}>
      {letter.attachments.length > 0 && (
        <ul className="list">{letter.attachments.map(({ sha256, name }) => <li key={sha256}><a href={fileAddress(sha256)} target="_blank" rel="noreferrer">{name}</a></li>)}</ul>
      )}
      {letter.sha256 && <p className="small ink-3 letter-hash" title={letter.sha256}>{t('hash')}　{letter.sha256.slice(0, HASH_SHOWN)}…　{t('hash.note')}</p>}
    </Section>
  )
}

/** Every step that was taken, with the words that went with it. */
export function History({ letter }: { letter: Letter }) {
  const t = useWords(letterWords)
  const pick = usePick()
  const { today } = useSession()
  return (
    <Section title={t('history')}>
      <ol className="list letter-history">
        {letter.steps.toReversed().map(({ step, name, on, by, words }, index) => (
          <li key={`${step} ${index}`}>
            <time dateTime={on}>{shortDay(on, today)}</time>
            <div>{pick(name)}{by && <span className="ink-3">　{by}</span>}{words && <p className="ink-2">{words}</p>}</div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
