import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { china } from '../../../kernel/time/china.ts'
import { workingDaysUntil } from '../../../kernel/time/calendar.ts'
import { isDay } from '../../../kernel/time/day.ts'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Field, InPlace, type Choice } from '../../ui/index.ts'
import { UnitField } from '../organisation/pick.tsx'
import { problemWords } from './words.ts'

/** Fewer working days than this is too short a notice. */
const LEAST_WORKDAYS = 5

/** Hands a problem to the unit that answers for it, with a limit. */
export function DivideForm({ problem, onDone, onClose }: { problem: string; onDone: () => void; onClose: () => void }) {
  const t = useWords(problemWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`divide:${problem}`, { unit: null as Choice | null, due: '', note: '' })
  const divide = useCommand('divideProblem')
  const known = value.due !== '' && isDay(value.due) && china.years[Number(value.due.slice(0, 4))] !== undefined
  const short = known && workingDaysUntil(today, value.due, china) < LEAST_WORKDAYS
  const send = () => {
    if (!value.unit) return
    sendThen(
      divide,
      { params: { matter: problem }, body: { unit: value.unit.value, due: value.due || null, note: value.note.trim() || null } },
      () => (clear(), onDone()),
    )
  }
  return (
    <InPlace className="problem-form" label={t('divide')} action={t('divide')} busy={divide.isPending} error={divide.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <UnitField label={t('divideTo')} chosen={value.unit} onChoose={(unit) => set({ unit })} wrong={tried && !value.unit ? t('missing') : null} />
          <Field label={t('divideDue')} optional help={short ? t('divideShort') : null}>
            {(bound) => <DayInput {...bound} min={today} value={value.due} onChange={(due) => set({ due })} />}
          </Field>
          <Field label={t('divideNote')} optional>
            {(bound) => <input {...bound} className="input" type="text" maxLength={2000} value={value.note} onChange={(event) => set({ note: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}
