import type { Letter } from './model.ts'

/** 代拟 → 核稿 → 签发 → 印发 → 回复, by the state in which each is under way. */
const ROAD = ['draft', 'checking', 'signing', 'signed', 'issued'] as const
/** The entry that ends each step. */
const ENDS = { draft: 'submitted', checking: 'checked', signing: 'signed', signed: 'issued', issued: 'replied' } as const

export type RoadStep = { at: (typeof ROAD)[number]; when: 'past' | 'now' | 'coming'; on: string | null; by: string | null }

/** The steps of a letter with who took each and when; a reply only where one is asked. */
export function roadOf({ status, steps, owing }: Pick<Letter, 'status' | 'steps' | 'owing'>): RoadStep[] {
  const road = owing.length > 0 || steps.some(({ step }) => step === 'replied') ? ROAD : ROAD.slice(0, 4)
  const ended = status === 'withdrawn' || status === 'abandoned'
  const now = ended ? reached(steps) : road.indexOf(status as (typeof ROAD)[number])
  return road.map((at, index) => {
    // Only what stands counts: a draft sent back begins again.
    const last = index === 0 ? (steps.findLast(({ step }) => step === 'submitted') ?? steps.find(({ step }) => step === 'drafted')) : steps.findLast(({ step }) => step === ENDS[at])
    const past = now < 0 || index < now || (at === 'issued' && owing.length > 0 && owing.every(({ replied }) => replied))
    const shown = past || index === 0 ? last : undefined
    return { at, when: past ? 'past' : index === now && !ended ? 'now' : 'coming', on: shown?.on ?? null, by: shown?.by ?? null }
  })
}

/** How far a letter had come that was withdrawn or given up. */
function reached(steps: Letter['steps']): number {
  const done = (step: Letter['steps'][number]['step']) => steps.some((one) => one.step === step)
  return done('issued') ? 4 : done('signed') ? 3 : done('checked') ? 2 : done('submitted') ? 1 : 0
}
