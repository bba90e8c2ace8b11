import type { Answer } from '../../../api/contract/endpoints.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { uiWords } from '../../i18n/ui-words.ts'

type Fields = Answer<'listActivities'>['rows'][number]['fields']

/** What a record says beyond its summary, field by field, for those who check and confirm it. */
export function RecordFields({ fields }: { fields: Fields }) {
  const u = useWords(uiWords)
  const pick = usePick()
  if (fields.length === 0) return null
  return (
    <div className="small ink-2">
      {fields.map(({ id, name, text }) => (
        <div key={id}>
          <span className="ink-3">
            {pick(name)}
            {u('colon')}
          </span>
          {pick(text)}
        </div>
      ))}
    </div>
  )
}
