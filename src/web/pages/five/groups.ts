import type { Row } from './model.ts'

/** Rows under the post that leads them, in the order in which the posts first appear; those without one last. */
export function groupsByLeader(rows: readonly Row[], none: string): { head: string; rows: readonly Row[] }[] {
  const byPost = [...Map.groupBy(rows, ({ leader }) => leader?.id ?? null)]
  return byPost.toSorted(([a], [b]) => Number(a === null) - Number(b === null)).map(([, own]) => ({ head: own[0]?.leader?.name ?? none, rows: own }))
}
