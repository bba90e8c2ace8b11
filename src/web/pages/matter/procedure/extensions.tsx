import { useState } from 'react'
import { useSession } from '../../../api/session.tsx'
import { useLanguage, usePick, useWords } from '../../../i18n/language.tsx'
import { Button, Section, shortDay } from '../../../ui/index.ts'
import type { Matter } from '../page.tsx'
import { AskForm, DecideForm } from './extension-forms.tsx'
import { procedureWords } from './words.ts'

type Request = Matter['extensions']['requests'][number]

/** Later days that were asked for with the word on each, and how often one may still be asked. Absent where there is neither. */
export function Extensions({ matter }: { matter: Matter }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { language } = useLanguage()
  const [opened, setOpened] = useState<string | null>(null)
  const { rules, requests } = matter.extensions
  const free = rules.filter(({ refused }) => refused === null)
  // Once nothing was asked for, why nothing may be is no news to who reads.
  const refusal = requests.length > 0 ? rules.find(({ refused }) => refused !== null)?.refused : undefined
  if (free.length === 0 && requests.length === 0) return null
  const close = () => setOpened(null)
  const rule = free.find(({ id }) => id === opened)
  const buttons = free.map((one) => <Button key={one.id} link className="matter-no-paper" aria-expanded={opened === one.id} onClick={() => setOpened(opened === one.id ? null : one.id)}>{t('ask', { name: pick(one.name) })}</Button>)
  return (
    <Section title={t('extensions')} {...(rules[0] ? { aside: t('left', { n: rules[0].left }) } : {})} more={buttons}>
      {rule && <AskForm matter={matter.id} rule={rule} onClose={close} />}
      {requests.length > 0 && (
        <ul className="list matter-ruled">
          {requests.map((request) => <Row key={request.id} matter={matter.id} request={request} opened={opened === request.id} onOpen={(open) => setOpened(open ? request.id : null)} />)}
        </ul>
      )}
      {refusal && <p className="small ink-3">{refusal[language]}</p>}
    </Section>
  )
}

function Row({ matter, request, opened, onOpen }: { matter: string; request: Request; opened: boolean; onOpen: (open: boolean) => void }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { today } = useSession()
  const { from, to, reason, attachments, by, on, decided } = request
  const stands = decided === null ? t('waits') : decided.approved ? (decided.to && decided.to !== to ? t('grantedTo', { to: shortDay(decided.to, today) }) : t('granted')) : t('refused')
  return (
    <li>
      <div className="matter-line">
        <b>{pick(request.name)}　{t('moved', { from: shortDay(from, today), to: shortDay(to, today) })}</b>
        <span className={decided ? 'ink-2 nowrap' : 'nowrap'}>{stands}</span>
      </div>
      <p>{reason}</p>
      <p className="small ink-3">
        {by ? t('askedBy', { by, day: shortDay(on, today) }) : t('askedOn', { day: shortDay(on, today) })}
        {attachments > 0 && `　${t('files', { n: attachments })}`}
      </p>
      {decided && (
        <p className="small ink-2">
          {decided.words && `${decided.words}　`}
          <span className="ink-3">{decided.by ? t('decidedBy', { by: decided.by, day: shortDay(decided.on, today) }) : shortDay(decided.on, today)}</span>
        </p>
      )}
      {request.mayDecide && !opened && <Button link className="matter-no-paper" onClick={() => onOpen(true)}>{t('decide')}</Button>}
      {opened && <DecideForm matter={matter} request={request} onClose={() => onOpen(false)} />}
    </li>
  )
}
