import type { InstructionDraft, KnownForInstruction } from '../../../reader/index.ts'
import type { Choice } from '../../ui/index.ts'

/** What is typed into the form, as the draft keeps it. `own`: fields that a person has touched, which no proposal changes any more. */
export type Instruction = { words: string; title: string; by: string; on: string; lead: Choice | null; support: Choice[]; due: string; own: readonly Filled[]; because: Partial<Record<Filled, string>> }
export type Filled = 'title' | 'by' | 'lead' | 'support' | 'due'
export const NO_INSTRUCTION: Instruction = { words: '', title: '', by: '', on: '', lead: null, support: [], due: '', own: [], because: {} }

/** What the words propose for the fields that nobody has filled in, each with what it rests on. */
export function proposed(draft: InstructionDraft, { own }: Pick<Instruction, 'own'>, { units }: Pick<KnownForInstruction, 'units'>): Partial<Instruction> {
  const choice = ({ id }: { id: string }): Choice => ({ value: id, name: units.find((unit) => unit.id === id)?.name ?? '' })
  const from: Partial<Record<Filled, string>> = {
    ...(draft.lead && { lead: draft.lead.text }),
    ...(draft.support[0] && { support: draft.support.map(({ text }) => text).join('、') }),
    ...(draft.due && { due: draft.due.text }),
    ...(draft.by && { by: draft.by.text }),
  }
  const values = { title: draft.title, by: draft.by?.id ?? '', lead: draft.lead && choice(draft.lead), support: draft.support.map(choice), due: draft.due?.day ?? '' }
  const free = (name: Filled) => !own.includes(name)
  return {
    ...Object.fromEntries(Object.entries(values).filter(([name]) => free(name as Filled))),
    because: Object.fromEntries(Object.entries(from).filter(([name]) => free(name as Filled))),
  }
}
