import { useMutation } from '@tanstack/react-query'

import type { Answer } from '../../../../api/contract/endpoints.ts'
import { call } from '../../../api/call.ts'
import type { ProblemError } from '../../../api/problem.ts'
import { useLanguage, useWords } from '../../../i18n/language.tsx'
import { Button, ErrorNote, Note } from '../../../ui/index.ts'
import { saveAs } from '../../../ui/hand-out.ts'
import { matterWords } from '../words.ts'

/** Asks for the receipt of a record and hands it out as a file. */
export function useReceipt(fact: string) {
  return useMutation<Answer<'getReceipt'>, ProblemError>({
    mutationFn: () => call('getReceipt', { query: { fact } }),
    onSuccess: (receipt) => saveAs(`lingxian-receipt-${fact}.json`, 'application/json', `${JSON.stringify(receipt, null, 2)}\n`),
  })
}

export function ReceiptButton({ receipt }: { receipt: ReturnType<typeof useReceipt> }) {
  const t = useWords(matterWords)
  return <Button link busy={receipt.isPending} onClick={() => receipt.mutate()}>{t('receipt')}</Button>
}

/** What came of it: under which key it holds, or that it must wait for its seal, which is no fault. */
export function ReceiptNote({ receipt: { data, error } }: { receipt: ReturnType<typeof useReceipt> }) {
  const t = useWords(matterWords)
  const { language } = useLanguage()
  if (data) return <Note tone="done" live>{t('receiptSaved', { key: data.key.id })}</Note>
  if (error?.code === 'not_sealed_yet') return <Note tone="info" live>{error.sentence(language)}</Note>
  return <ErrorNote error={error} />
}
