import { useSession } from '../../../api/session.tsx'
import { useLanguage, usePick, useWords } from '../../../i18n/language.tsx'
import { Button, Section, shortDay, useOpened, type Opened } from '../../../ui/index.ts'
import type { Matter } from '../page.tsx'
import { DecideForm } from './extension-forms.tsx'
import { procedureWords } from './words.ts'

type Request = Matter['extensions']['requests'][number]

/** Later days that were asked for with the word on each, and how often one may still be asked. Absent until the first. */
export function Extensions({ matter: { id, extensions: { rules, requests }, askedOfYou } }: { matter: Matter }) {
  const t = useWords(procedureWords)
  const { language } = useLanguage()
  const forms = useOpened<string>()
  if (requests.length === 0) return null
  // Why nothing may be asked for now is for those who could ask.
  const refused = rules.every((rule) => rule.refused !== null) ? rules[0]?.refused : null
  return (
    <Section title={t('extensions')} {...(rules[0] ? { aside: t('left', { n: rules[0].left }) } : {})}>
      <ul className="list matter-ruled">
        {requests.map((request) => <Row key={request.id} matter={id} request={request.id === askedOfYou?.target ? { ...request, mayDecide: false } : request} forms={forms} />)}
      </ul>
      {refused && <p className="small ink-3">{refused[language]}</p>}
    </Section>
  )
}

function Row({ matter, request, forms }: { matter: string; request: Request; forms: Opened<string> }) {
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
      {request.mayDecide && forms.what !== request.id && <Button link className="matter-no-paper" {...forms.link(request.id)}>{t('decide')}</Button>}
      {forms.form(request.id, (close) => <DecideForm matter={matter} request={request} onClose={close} />)}
    </li>
  )
}
