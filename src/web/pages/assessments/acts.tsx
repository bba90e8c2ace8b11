import { useNavigate } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Field, InPlace, Note } from '../../ui/index.ts'
import { missingByItem, type Assessment } from './model.ts'
import { assessmentWords } from './words.ts'

type Props = { assessment: Assessment; onClose: () => void }

/** Sends every unit its line; names what is missing, and asks for a word where it is sent all the same. */
export function DeliverForm({ assessment, onClose }: Props) {
  const t = useWords(assessmentWords)
  const { missing } = assessment
  const { value, set, clear } = useDraft(`deliver:${assessment.id}`, { goOn: false })
  const deliver = useCommand('deliverAssessment')
  const lacks = missing.length > 0
  const send = () => {
    if (!lacks || value.goOn) sendThen(deliver, { params: { assessment: assessment.id }, body: { goOn: lacks } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="assess-form assess-box" label={t('deliver')} action={t('deliverDo')} busy={deliver.isPending} error={deliver.error} onSend={send} onClose={onClose} note={t('deliverNote', { days: t('deliverDays') })}>
      {(tried) =>
        lacks ? (
          <>
            <Lacks missing={missing} />
            <div>
              <label className="check"><input type="checkbox" checked={value.goOn} onChange={(event) => set({ goOn: event.target.checked })} />{t('goOn')}</label>
              {tried && !value.goOn && <p className="assess-wrong">{t('goOnMissing')}</p>}
            </div>
          </>
        ) : (
          <p className="mid">{t('lacksNone')}</p>
        )
      }
    </InPlace>
  )
}

/** How many units a line names. */
const NAMED = 8

/** Where figures are missing, item by item, and whose. */
function Lacks({ missing }: Pick<Assessment, 'missing'>) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const named = (units: readonly string[]) => (units.length > NAMED ? t('lacksUnits', { units: units.slice(0, NAMED).join(t('between')), n: units.length }) : units.join(t('between')))
  return (
    <Note tone="due">
      <b>{t('lacks', { n: missing.length })}</b>
      <ul>{missingByItem(missing).map(({ item, name, why, units }) => <li key={`${item} ${why.code}`}>{t('lacksLine', { item: pick(name), why: pick(why.text), units: named(units) })}</li>)}</ul>
    </Note>
  )
}

/** Freezes the result: names what was missing when it was sent. */
export function FreezeForm({ assessment, onClose }: Props) {
  const t = useWords(assessmentWords)
  const freeze = useCommand('freezeAssessment')
  const send = () => sendThen(freeze, { params: { assessment: assessment.id }, body: {} }, onClose)
  return (
    <InPlace className="assess-form assess-box" label={t('freeze')} action={t('freezeDo')} busy={freeze.isPending} error={freeze.error} onSend={send} onClose={onClose}>
      {() => (
        <>
          <p className="mid">{t('freezeNote')}</p>
          {assessment.missing.length > 0 && <Lacks missing={assessment.missing} />}
        </>
      )}
    </InPlace>
  )
}

/** Drafts the circular and opens it; says whether it will rank. */
export function CircularForm({ assessment, onClose }: Props) {
  const t = useWords(assessmentWords)
  const navigate = useNavigate()
  const draft = useCommand('draftAssessmentCircular')
  const send = () => sendThen(draft, { params: { assessment: assessment.id }, body: {} }, ({ ids }) => void navigate(`/letters/${String(ids.letter)}`))
  return (
    <InPlace className="assess-form assess-box" label={t('circular')} action={t('circularDo')} busy={draft.isPending} error={draft.error} onSend={send} onClose={onClose}>
      {() => <p className="mid">{t(assessment.ranked ? 'circularRanked' : 'circularProgress')}</p>}
    </InPlace>
  )
}

export function CancelForm({ assessment, onClose }: Props) {
  const t = useWords(assessmentWords)
  const { value, set, clear } = useDraft(`assessment-cancel:${assessment.id}`, { reason: '' })
  const cancel = useCommand('cancelAssessment')
  const missing = value.reason.trim() === ''
  const send = () => {
    if (!missing) sendThen(cancel, { params: { assessment: assessment.id }, body: { reason: value.reason.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="assess-form assess-box" label={t('cancel')} action={t('cancelDo')} busy={cancel.isPending} error={cancel.error} onSend={send} onClose={onClose}>
      {(tried) => <Field label={t('reason')} wrong={tried && missing ? t('missing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>}
    </InPlace>
  )
}
