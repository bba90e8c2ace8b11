import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Field, InPlace, ShortNotice } from '../../ui/index.ts'
import type { Matter } from './page.tsx'
import { matterWords } from './words.ts'

type Close = { onClose: () => void }

/** A milestone was reached. */
export function ReachForm({ matter, milestone, onClose }: Close & { matter: string; milestone: string }) {
  const t = useWords(matterWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`milestone:${matter}:${milestone}`, { occurredOn: today, note: '' })
  const reach = useCommand('reachMilestone')
  const send = () => sendThen(reach, { params: { matter, milestone }, body: { occurredOn: value.occurredOn, note: value.note.trim() || null } }, () => (clear(), onClose()))
  return (
    <InPlace className="matter-form" action={t('reachDo')} busy={reach.isPending} error={reach.error} onSend={send} onClose={onClose}>
      {() => (
        <>
          <Field label={t('reachOn')}>{(bound) => <DayInput {...bound} max={today} value={value.occurredOn} onChange={(day) => set({ occurredOn: day })} />}</Field>
          <Field label={t('note')} optional>{(bound) => <textarea {...bound} className="input" maxLength={1000} value={value.note} onChange={(event) => set({ note: event.target.value })} />}</Field>
        </>
      )}
    </InPlace>
  )
}

/** A judgement signed beside the computed light. */
export function JudgementForm({ matter, onClose }: Close & { matter: Matter }) {
  const t = useWords(matterWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`judgement:${matter.id}`, { text: '', ground: '', until: matter.next.by ?? matter.due ?? '' })
  const sign = useCommand('signJudgement')
  const missing = { text: value.text.trim() === '', ground: value.ground.trim() === '', until: value.until === '' }
  const send = () => {
    if (!missing.text && !missing.ground && !missing.until) sendThen(sign, { params: { matter: matter.id }, body: { text: value.text.trim(), ground: value.ground.trim(), until: value.until } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="matter-form" action={t('signDo')} busy={sign.isPending} error={sign.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('signText')} wrong={tried && missing.text ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={500} value={value.text} onChange={(event) => set({ text: event.target.value })} />}
          </Field>
          <Field label={t('signGround')} wrong={tried && missing.ground ? t('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.ground} onChange={(event) => set({ ground: event.target.value })} />}
          </Field>
          <Field label={t('signUntil')} wrong={tried && missing.until ? t('missing') : null}>
            {(bound) => <DayInput {...bound} min={today} value={value.until} onChange={(until) => set({ until })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

/** Title, due day and milestones changed, with the reason. */
export function AmendForm({ matter, onClose }: Close & { matter: Matter }) {
  const t = useWords(matterWords)
  const { value, set, clear } = useDraft(`amend:${matter.id}:${matter.version}`, { title: matter.title, due: matter.due ?? '', milestone: '', milestoneDue: '', reason: '', basis: '' })
  const amend = useCommand('amendMatter')
  const changes = changesOf(matter, value)
  const nothing = Object.keys(changes).length === 0
  const noReason = value.reason.trim() === ''
  const noDue = value.milestone.trim() !== '' && value.milestoneDue === ''
  const send = () => {
    if (!nothing && !noReason && !noDue) sendThen(amend, { params: { matter: matter.id }, body: { changes, reason: value.reason.trim(), basis: value.basis.trim() || null } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="matter-form" action={t('amendDo')} busy={amend.isPending} error={amend.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('amendTitle')} wrong={tried && nothing ? t('amendNothing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={300} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
          </Field>
          <div className="matter-pair">
            <Field label={t('amendDue')} optional>{(bound) => <DayInput {...bound} value={value.due} onChange={(day) => set({ due: day })} />}</Field>
            <Field label={t('amendBasis')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={300} value={value.basis} onChange={(event) => set({ basis: event.target.value })} />}</Field>
          </div>
          <ShortNotice due={value.due === matter.due ? null : value.due} />
          <div className="matter-pair">
            <Field label={t('milestoneAdd')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.milestone} onChange={(event) => set({ milestone: event.target.value })} />}</Field>
            <Field label={t('milestoneDue')} optional={value.milestone.trim() === ''} wrong={tried && noDue ? t('missing') : null}>
              {(bound) => <DayInput {...bound} value={value.milestoneDue} onChange={(day) => set({ milestoneDue: day })} />}
            </Field>
          </div>
          <Field label={t('reason')} wrong={tried && noReason ? t('reasonMissing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

type Amended = { title: string; due: string; milestone: string; milestoneDue: string }

/** Only what differs is sent: an amendment names what it changes. */
function changesOf(matter: Matter, value: Amended) {
  const title = value.title.trim()
  const due = value.due || null
  const milestone = value.milestone.trim()
  const kept = matter.milestones.map(({ id, title, due }) => ({ id, title, due }))
  return {
    ...(title !== '' && title !== matter.title ? { title } : {}),
    ...(due !== matter.due ? { due } : {}),
    ...(milestone !== '' && value.milestoneDue ? { milestones: [...kept, { id: freeId(kept.map(({ id }) => id)), title: milestone, due: value.milestoneDue }] } : {}),
  }
}

function freeId(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n += 1) if (!taken.includes(`m${n}`)) return `m${n}`
}
