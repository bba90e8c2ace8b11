import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Field, InPlace, Section, shortDay, useOpened } from '../../ui/index.ts'
import { Files } from '../inspections/files.tsx'
import type { Attachment } from '../record/content.ts'
import { FilesField } from '../record/files-field.tsx'
import { isOwn, printed, type Assessment, type Review } from './model.ts'
import { assessmentWords } from './words.ts'

/** Requests for review, those that wait for an answer first. */
export function Reviews({ assessment }: { assessment: Assessment }) {
  const t = useWords(assessmentWords)
  const { reviews, status } = assessment
  if (reviews.length === 0 && (status === 'open' || isOwn(assessment))) return null
  const waits = ({ decided, withdrawnOn }: Review) => decided === null && withdrawnOn === null
  return (
    <Section title={t('reviews')} aside={reviews.length > 0 ? t('reviewsN', { n: reviews.length }) : undefined}>
      {reviews.length === 0 && <p className="mid ink-3">{t('reviewsNone')}</p>}
      {[...reviews.filter(waits), ...reviews.filter((one) => !waits(one))].map((review) => <ReviewCard key={review.id} assessment={assessment} review={review} />)}
    </Section>
  )
}

/** One request: what is doubted and why, when, what it would change, what was answered. `here`: it stands under its own line. */
export function ReviewCard({ assessment, review, here = false }: { assessment: Assessment; review: Review; here?: boolean }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const forms = useOpened<'decide'>()
  const [search, setSearch] = useSearchParams()
  const withdraw = useCommand('withdrawReview')
  const { unit, item, itemName, words, attachments, on, workday, score, answerBy, ifAccepted, decided, withdrawnOn, may } = review
  const { today } = assessment
  const stand = withdrawnOn ? 'withdrawn' : decided ? (decided.accepted ? 'accepted' : 'kept') : 'open'
  const look = () => {
    const next = new URLSearchParams(search)
    next.set('unit', unit.id)
    next.set('item', item)
    setSearch(next, { replace: true })
  }
  return (
    <article className="assess-review">
      <p>
        {!here && <b>{unit.name}　</b>}{pick(itemName)}{score !== null && ` ${printed(score, score.startsWith('-'))}`}　<span className={`state ${stand === 'open' ? 'state-wait' : stand === 'withdrawn' ? 'state-exempt' : 'state-yes'}`}>{t(`review.${stand}`)}</span>
      </p>
      <p className="mid ink-2">{t('reviewSays', { words })}</p>
      <Files files={attachments} />
      <dl className="pairs">
        <dt>{t('reviewAsked')}</dt><dd>{t(workday === 0 ? 'reviewAskedSame' : 'reviewAskedOn', { day: shortDay(on, today), n: workday })}</dd>
        {stand === 'open' && <><dt>{t('reviewDue')}</dt><dd>{t('reviewDueOn', { day: shortDay(answerBy, today) })}</dd></>}
        {ifAccepted && <><dt>{t('reviewIf')}</dt><dd>{t('reviewIfSays', { by: printed(ifAccepted.totalBy, true), total: printed(ifAccepted.total) })}{ifAccepted.rank !== null && t('reviewIfRank', { rank: ifAccepted.rank })}</dd></>}
        {decided && <><dt>{t('reviewAnswer')}</dt><dd>{t('reviewAnswered', { day: shortDay(decided.on, today), words: decided.words })}{decided.value !== null && <>　<b>{t('reviewSet', { value: printed(decided.value) })}</b></>}</dd></>}
      </dl>
      <p className="assess-acts">
        {!here && <Button small onClick={look}>{t('reviewLook')}</Button>}
        {may.decide && <Button small {...forms.link('decide')}>{t('reviewDecide')}</Button>}
        {may.withdraw && <Button small busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { assessment: assessment.id, review: review.id }, body: {} })}>{t('withdrawReview')}</Button>}
      </p>
      <ErrorNote error={withdraw.error} />
      {forms.form('decide', (close) => <DecideForm assessment={assessment.id} review={review} onClose={close} />)}
    </article>
  )
}

const POINTS = /^-?\d{1,4}(\.\d{1,4})?$/

/** The office's word on a review, with the reason; where it is accepted, what the score is set to. */
function DecideForm({ assessment, review, onClose }: { assessment: string; review: Review; onClose: () => void }) {
  const t = useWords(assessmentWords)
  const group = useId()
  const { value, set, clear } = useDraft(`review:${review.id}`, { accepted: null as boolean | null, value: review.ifAccepted?.value ?? '', words: '' })
  const decide = useCommand('decideReview')
  const points = value.value.trim().replace('−', '-')
  const missing = { accepted: value.accepted === null, value: value.accepted === true && !POINTS.test(points), words: value.words.trim() === '' }
  const send = () => {
    if (value.accepted === null || missing.value || missing.words) return
    sendThen(decide, { params: { assessment, review: review.id }, body: { accepted: value.accepted, value: value.accepted ? points : null, words: value.words.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="assess-form" label={t('reviewDecide')} action={t('reviewDecideDo')} busy={decide.isPending} error={decide.error} onSend={send} onClose={onClose} note={t('verdictNote')}>
      {(tried) => (
        <>
          <fieldset className="field assess-choices">
            <legend>{t('verdict')}</legend>
            <label><input type="radio" name={group} checked={value.accepted === true} onChange={() => set({ accepted: true })} />{t('verdict.yes')}</label>
            <label><input type="radio" name={group} checked={value.accepted === false} onChange={() => set({ accepted: false })} />{t('verdict.no')}</label>
            {tried && missing.accepted && <div className="wrong">{t('missing')}</div>}
          </fieldset>
          {value.accepted && <Field label={t('verdictValue')} wrong={tried && missing.value ? t('missing') : null}>{(bound) => <input {...bound} className="input assess-points" type="text" inputMode="decimal" maxLength={10} value={value.value} onChange={(event) => set({ value: event.target.value })} />}</Field>}
          <Field label={t('verdictWords')} wrong={tried && missing.words ? t('missing') : null}>{(bound) => <textarea {...bound} className="input" maxLength={1000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}</Field>
        </>
      )}
    </InPlace>
  )
}

/** A unit doubts one of its own lines, with what it goes by. */
export function AskForm({ assessment, unit, item, onClose }: { assessment: string; unit: string; item: string; onClose: () => void }) {
  const t = useWords(assessmentWords)
  const { value, set, clear } = useDraft(`ask:${assessment}:${unit}:${item}`, { words: '', files: [] as Attachment[] })
  const ask = useCommand('requestReview')
  const missing = value.words.trim() === ''
  const send = () => {
    if (!missing) sendThen(ask, { params: { assessment }, body: { unit, item, words: value.words.trim(), attachments: value.files.map(({ sha256 }) => ({ sha256 })) } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="assess-form" label={t('ask')} action={t('askDo')} busy={ask.isPending} error={ask.error} onSend={send} onClose={onClose} note={t('askNote')}>
      {(tried) => (
        <>
          <Field label={t('askWords')} wrong={tried && missing ? t('missing') : null}>{(bound) => <textarea {...bound} className="input" maxLength={2000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}</Field>
          <FilesField files={value.files} onChange={(files) => set({ files })} />
        </>
      )}
    </InPlace>
  )
}
