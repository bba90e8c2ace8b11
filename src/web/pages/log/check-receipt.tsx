import { useRef, useState } from 'react'

import type { Answer } from '../../../api/contract/endpoints.ts'
import { filedText, headLines, receiptLines } from '../../../kernel/words/filed.ts'
import { useCommand } from '../../api/hooks.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, FileDrop, Note, Section } from '../../ui/index.ts'
import { saveAs } from '../../ui/hand-out.ts'
import { logWords } from './words.ts'

const MOST_BYTES = 900_000

/** A receipt that somebody holds, checked by itself and against the log as it is now. */
export function CheckReceipt() {
  const t = useWords(logWords)
  const { language } = useLanguage()
  const chooser = useRef<HTMLInputElement>(null)
  const [large, setLarge] = useState(false)
  const check = useCommand('checkReceipt')
  const take = async ([file]: File[]) => {
    if (!file) return
    setLarge(file.size > MOST_BYTES)
    if (file.size <= MOST_BYTES) check.mutate({ body: { receipt: await file.text() } })
  }
  const save = (checked: Answer<'checkReceipt'>) => saveAs(`lingxian-receipt-${checked.head.city}-${checked.facts[0]?.id ?? ''}.txt`, 'text/plain', filedText(t('receipt'), [...receiptLines(checked), ...headLines(checked)], language))
  return (
    <Section title={t('check')}>
      <FileDrop chooser={chooser} accept=".json" label={t('check')} hint={t('check.hint')} onFiles={(files) => void take(files)}>
        <Button small busy={check.isPending} onClick={() => chooser.current?.click()}>{t('choose')}</Button> {t('check.drop')}
      </FileDrop>
      {large ? <Note tone="wrong" live>{t('check.large')}</Note> : <ErrorNote error={check.error} />}
      {check.data && !large ? (
        <Note tone={check.data.sound && check.data.standing !== 'differs' ? 'done' : 'wrong'} live>
          {[t(check.data.sound ? 'check.sound' : 'check.unsound', { n: check.data.facts.length }), check.data.sound ? t(`check.${check.data.standing}`) : '', check.data.keyKnown ? '' : t('check.keyUnknown')].join(' ')}
        </Note>
      ) : null}
      {check.data?.sound && !large ? <Button link onClick={() => save(check.data)}>{t('saveText')}</Button> : null}
    </Section>
  )
}
