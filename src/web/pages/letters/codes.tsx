import { useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Field, InPlace, Section, Table3, useOpened, type Column } from '../../ui/index.ts'
import { templateWords } from './template-words.ts'

type Code = Answer<'getLetterTemplates'>['codes'][number]
/** As many as one reads; others are found by name. */
const SHOWN = 12

/** 机关代字 of the units that issue letters. */
export function Codes({ codes, maySet }: { codes: readonly Code[]; maySet: boolean }) {
  const t = useWords(templateWords)
  const [words, setWords] = useState('')
  const forms = useOpened<string>()
  const found = codes.filter(({ unit, code, own }) => (words ? unit.name.includes(words) || code.includes(words) : own || codes.length <= SHOWN))
  const rows = (found.length > 0 || words ? found : codes).slice(0, SHOWN)
  const columns: Column<Code>[] = [
    { key: 'unit', head: t('unit'), names: true, cell: ({ unit }) => unit.name },
    { key: 'code', head: t('code'), width: 240, cell: ({ code, own }) => <>{code}{!own && <span className="small ink-3">　{t('codeDerived')}</span>}</> },
    { key: 'act', head: t('codeChange'), quiet: true, num: true, width: 64, cell: ({ unit }) => maySet && <Button link aria-label={`${t('codeChange')} ${unit.name}`} {...forms.link(unit.id)}>{t('codeChange')}</Button> },
  ]
  return (
    <Section title={t('codes')} aside={t('codesNote')}>
      <input className="input letters-kind" type="search" aria-label={t('findUnit')} placeholder={t('findUnit')} value={words} onChange={(event) => setWords(event.target.value.trim())} />
      <Table3 caption={t('codes')} columns={columns} rows={rows} keyOf={({ unit }) => unit.id} inside={({ unit, code }) => forms.form(unit.id, (close) => <CodeForm unit={unit.id} code={code} onClose={close} />)} />
    </Section>
  )
}

function CodeForm({ unit, code, onClose }: { unit: string; code: string; onClose: () => void }) {
  const t = useWords(templateWords)
  const { value, set, clear } = useDraft(`letter-code:${unit}`, { code })
  const change = useCommand('setLetterCode')
  const missing = value.code.trim() === ''
  const send = () => {
    if (missing) return
    sendThen(change, { params: { unit }, body: { code: value.code.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="letter-form" label={t('codeSave')} action={t('codeSave')} busy={change.isPending} error={change.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('code')} wrong={tried && missing ? t('codeMissing') : null}>
          {(bound) => <input {...bound} className="input letters-kind" type="text" maxLength={20} value={value.code} onChange={(event) => set({ code: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}
