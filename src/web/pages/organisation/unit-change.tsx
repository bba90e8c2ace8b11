import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Field, shortDay, type Choice, InPlace } from '../../ui/index.ts'
import { UnitsField } from './pick.tsx'
import { namesIn } from './unit-form.tsx'
import { organisationWords } from './words.ts'

type Props = { unit: Answer<'getUnit'>; onDone: (done: string) => void; onClose: () => void }

/** 更名: another name from a day on; the former one stays findable, in the directory and in documents. */
export function RenameForm({ unit, onDone, onClose }: Props) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`rename:${unit.id}`, { name: unit.name, aliases: '', on: today })
  const rename = useCommand('renameUnit')
  const name = value.name.trim()
  const fault = !name ? t('name.missing') : name === unit.name ? t('rename.same') : null
  const send = () => {
    if (fault || !value.on) return
    rename.mutate(
      { params: { unit: unit.id }, body: { name, aliases: namesIn(value.aliases), on: value.on } },
      {
        onSuccess: () => {
          clear()
          onDone(t('rename.done', { name, day: shortDay(value.on, today) }))
        },
      },
    )
  }
  return (
    <InPlace
      className="panel"
      label={t('rename')}
      action={t('rename.do')}
      busy={rename.isPending}
      error={rename.error}
      onSend={send}
      onClose={onClose}
      note={t('rename.note')}
    >
      {(tried) => (
        <div className="panel-grid">
          <Field label={t('rename.name')} aside={t('rename.name.aside')} wrong={tried ? fault : null}>
            {(bound) => (
              <input {...bound} className="input" maxLength={120} value={value.name} onChange={(event) => set({ name: event.target.value })} />
            )}
          </Field>
          <Field label={t('rename.on')} wrong={tried && !value.on ? t('day.missing') : null}>
            {(bound) => <DayInput {...bound} value={value.on} onChange={(on) => set({ on })} />}
          </Field>
          <Field label={t('aliases.label')} optional aside={t('aliases.aside')}>
            {(bound) => (
              <input {...bound} className="input" value={value.aliases} onChange={(event) => set({ aliases: event.target.value })} />
            )}
          </Field>
        </div>
      )}
    </InPlace>
  )
}

/** 撤并: the unit ends on a day; what it leaves behind is said before it is done. */
export function EndUnitForm({ unit, onDone, onClose }: Props) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft<{ successors: Choice[]; on: string }>(`end-unit:${unit.id}`, { successors: [], on: today })
  const end = useCommand('endUnit')
  const send = () => {
    if (!value.on) return
    end.mutate(
      { params: { unit: unit.id }, body: { successors: value.successors.map((one) => one.value), on: value.on } },
      {
        onSuccess: () => {
          clear()
          onDone(t('merge.done', { day: shortDay(value.on, today) }))
        },
      },
    )
  }
  return (
    <InPlace
      className="panel"
      label={t('merge')}
      action={t('merge.do')}
      busy={end.isPending}
      error={end.error}
      onSend={send}
      onClose={onClose}
      note={unit.duties > 0 ? t('merge.note', { count: unit.duties }) : t('merge.note.none')}
    >
      {(tried) => (
        <div className="panel-grid">
          <UnitsField
            label={t('merge.successors')}
            optional
            help={t('merge.successors.help')}
            units={value.successors}
            onChange={(successors) => set({ successors })}
            without={unit.id}
          />
          <Field label={t('merge.on')} wrong={tried && !value.on ? t('day.missing') : null}>
            {(bound) => <DayInput {...bound} value={value.on} onChange={(on) => set({ on })} />}
          </Field>
        </div>
      )}
    </InPlace>
  )
}
