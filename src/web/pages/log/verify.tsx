import { useState } from 'react'

import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Note, Section } from '../../ui/index.ts'
import { logWords } from './words.ts'

const LOOK_MS = 1_000

/** Everything computed anew, for the auditor. */
export function Verify() {
  const t = useWords(logWords)
  const [command, setCommand] = useState<string | null>(null)
  const begin = useCommand('verifyLog')
  const start = () => begin.mutate({ body: {} }, { onSuccess: ({ command: begun }) => setCommand(begun) })
  return (
    <Section title={t('verify')} more={<Button small primary busy={begin.isPending} onClick={start}>{t('verify.begin')}</Button>}>
      <p className="ink-3">{t('verify.lead')}</p>
      <ErrorNote error={begin.error} />
      {command === null ? null : <Course key={command} command={command} />}
    </Section>
  )
}

function Course({ command }: { command: string }) {
  const t = useWords(logWords)
  const { language } = useLanguage()
  const answer = useAnswer('getVerification', { params: { command } }, { every: (data) => (data && data.state !== 'running' ? 0 : LOOK_MS) })
  const { data } = answer
  if (!data) return <ErrorNote error={answer.error} />
  if (data.state === 'running') return <Note live>{t('verify.running', { done: data.done, total: data.total })}</Note>
  if (!data.result) return <Note tone="wrong" live>{language === 'zh' ? data.problem?.detail : data.problem?.detailEn}</Note>
  const { leaves, waiting, wrong, findings, erasedCount } = data.result
  return (
    <>
      <Note tone={wrong === 0 ? 'done' : 'wrong'} live>{wrong === 0 ? t('verify.sound', { n: leaves, waiting }) : t('verify.wrong', { n: wrong })}</Note>
      {findings.length > 0 ? <ol className="log-findings">{findings.map(({ sentence }, at) => <li key={at}>{sentence[language]}</li>)}</ol> : null}
      {erasedCount > 0 ? <p className="ink-3">{t('verify.erased', { n: erasedCount })}</p> : null}
    </>
  )
}
