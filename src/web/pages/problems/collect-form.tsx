import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Combobox, Field, InPlace } from '../../ui/index.ts'
import { findMatters } from '../record/find-matters.ts'
import { problemWords } from './words.ts'

type Named = { id: string; title: string }

/** A problem in two fields: what it is, and which matter it blocks. On a matter's own page only the first is asked. */
export function CollectForm({ matter = null, onDone, onClose }: { matter?: Named | null; onDone: () => void; onClose: () => void }) {
  const t = useWords(problemWords)
  const session = useSession()
  const { value, set, clear } = useDraft(`problem:${matter?.id ?? ''}`, { what: '', matter })
  const collect = useCommand('collectProblem')
  const missing = value.what.trim() === ''
  const send = () => {
    if (missing) return
    sendThen(
      collect,
      { body: { what: value.what.trim(), matter: value.matter?.id ?? null } },
      () => (clear(), onDone()),
    )
  }
  return (
    <InPlace className="problem-form" label={t('collect')} action={t('collectDo')} busy={collect.isPending} error={collect.error} onSend={send} onClose={onClose} note={t('collectNote')}>
      {(tried) => (
        <>
          <Field label={t('what')} aside={t('whatHint')} wrong={tried && missing ? t('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={300} value={value.what} onChange={(event) => set({ what: event.target.value })} />}
          </Field>
          {matter ? null : (
            <Field label={t('which')} optional>
              {(bound) => (
                <Combobox
                  {...bound}
                  chosen={value.matter ? { value: value.matter, name: value.matter.title } : null}
                  onChoose={(choice) => set({ matter: choice ? choice.value : null })}
                  find={async (text, signal) => (await findMatters(session, text, [], signal)).map(({ value: found, name, aside }) => ({ value: { id: found.id, title: found.title }, name, ...(aside ? { aside } : {}) }))}
                />
              )}
            </Field>
          )}
        </>
      )}
    </InPlace>
  )
}
