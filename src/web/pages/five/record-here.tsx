import { RecordForm } from '../record/record-form.tsx'
import type { Detail } from './model.ts'

type Props = { detail: Detail; ledger: string | null; onDone: (outcome: 'sent' | 'kept') => void; onCancel: () => void }

/** 记一笔 for a cell: its kind and whom it is for are filled in; the same visit may still be told of others. */
export function RecordHere({ detail: { subject, rhythm }, ledger, onDone, onCancel }: Props) {
  const matter = subject.type === 'matter' && ledger ? { matters: [{ id: subject.id, code: subject.code ?? '', title: subject.name, ledger }] } : {}
  const unit = subject.type === 'unit' ? { units: [{ value: subject.id, name: subject.name }] } : {}
  return (
    <div className="five-form">
      <RecordForm draft={`record:${subject.id}:${rhythm.id}`} kind={rhythm.activity?.id ?? ''} {...matter} {...unit} onDone={onDone} onCancel={onCancel} />
    </div>
  )
}
