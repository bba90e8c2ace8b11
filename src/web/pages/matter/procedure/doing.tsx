import { lazy, Suspense } from 'react'
import { Loading } from '../../../ui/index.ts'
import { AnswerForm } from '../../problems/answer-form.tsx'
import { DivideForm } from '../../problems/divide-form.tsx'
import { DecideForm as DecideRaise } from '../../problems/raise-forms.tsx'
import { ReachForm } from '../forms.tsx'
import type { Matter } from '../page.tsx'
import { AssignForm } from '../side/assign-form.tsx'
import { TakeForm } from './escalation.tsx'
import { AskForm, DecideForm, type Rule } from './extension-forms.tsx'
import { MoveForm } from './move-form.tsx'
import { PartForm } from './parts.tsx'

const RecordForm = lazy(async () => ({ default: (await import('../../record/record-form.tsx')).RecordForm }))

/** Something done in the box, with what it is done to as it was when the form was opened. */
export type Deed =
  | { act: 'record' | 'answer' | 'part' }
  | { act: 'ask-extension'; rule: Rule }
  | { act: 'milestone'; milestone: string }
  | { act: 'assign'; role: string | null }
  | { act: 'move'; transition: Matter['procedure']['offered'][number] }
  | { act: 'decide-extension'; request: Matter['extensions']['requests'][number] }
  | { act: 'decide-raise'; raise: Matter['raises'][number] }
  | { act: 'escalate'; step: NonNullable<Matter['escalation']>[number] }

/** The form of a deed. */
export function Doing({ matter, deed, onClose }: { matter: Matter; deed: Deed; onClose: () => void }) {
  const { id, code, title, ledger } = matter
  switch (deed.act) {
    case 'record':
      return (
        <Suspense fallback={<Loading />}>
          <RecordForm draft={`record:${id}`} matter={{ id, code, title, ledger }} onCancel={onClose} />
        </Suspense>
      )
    case 'answer':
      return <AnswerForm problem={id} beneficiary={matter.asked?.who ?? null} onClose={onClose} />
    case 'milestone':
      return <ReachForm matter={id} milestone={deed.milestone} onClose={onClose} />
    case 'assign':
      return <AssignForm matter={matter} role={deed.role} onClose={onClose} />
    case 'part':
      return <PartForm matter={matter} onClose={onClose} />
    case 'ask-extension':
      return <AskForm matter={id} rule={deed.rule} onClose={onClose} />
    case 'decide-extension':
      return <DecideForm matter={id} request={deed.request} onClose={onClose} />
    case 'decide-raise':
      return <DecideRaise matter={id} raise={deed.raise.id} options={deed.raise.options} onClose={onClose} />
    case 'escalate':
      return <TakeForm matter={id} step={deed.step} onClose={onClose} />
    case 'move':
      if (deed.transition.id === matter.problem?.divide) return <DivideForm problem={id} onDone={onClose} onClose={onClose} />
      return <MoveForm matter={id} ledger={ledger} transition={deed.transition} onClose={onClose} />
  }
}
