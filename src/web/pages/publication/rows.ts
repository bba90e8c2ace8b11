import type { Answer } from '../../../api/contract/endpoints.ts'

export type Publication = Answer<'getPublication'>
export type Matter = Publication['matters'][number]
/** What is typed for one matter; `on`: it is to be public */
export type Typed = { on: boolean; promise: string; topic: string; outcome: string }

/** A matter's line as it begins: what is public of it, else what is proposed. */
export function begun({ public: shown, proposed }: Pick<Matter, 'public' | 'proposed'>): Typed {
  return shown
    ? { on: true, promise: shown.promise, topic: shown.topic ?? '', outcome: shown.outcome ?? '' }
    : { on: false, promise: proposed.promise, topic: proposed.topic ?? '', outcome: '' }
}

/** What is to be sent: lines that are ticked and say something else than is public already. */
export function toPublish(matters: readonly Matter[], typed: Readonly<Record<string, Typed>>): { matter: string; promise: string; topic: string | null; outcome: string | null }[] {
  return matters.flatMap((matter) => {
    const line = typed[matter.id] ?? begun(matter)
    const words = { promise: line.promise.trim(), topic: line.topic.trim() || null, outcome: line.outcome.trim() || null }
    const { public: shown } = matter
    const same = shown !== null && shown.promise === words.promise && shown.topic === words.topic && shown.outcome === words.outcome
    return line.on && !same ? [{ matter: matter.id, ...words }] : []
  })
}
