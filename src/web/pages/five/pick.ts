/** Records in a queue under the first matter or unit they are about. */
export type Bundle<R> = { id: string; name: string; rows: readonly R[] }
type Listed = { id: string; matters: readonly { id: string; title: string }[]; units: readonly { id: string; name: string }[]; unit: { id: string; name: string } | null }

/** Records by what they are about, in the order in which each first appears: those of one project stand together. */
export function bundled<R extends Listed>(rows: readonly R[]): Bundle<R>[] {
  const about = ({ matters, units, unit }: R) => {
    const matter = matters[0]
    if (matter) return { id: matter.id, name: matter.title }
    return units[0] ?? unit ?? { id: '', name: '' }
  }
  return [...Map.groupBy(rows, (row) => about(row).id)].map(([id, own]) => ({ id, name: own[0] ? about(own[0]).name : '', rows: own }))
}

/** One after the other, kept inside the list; null where there is nothing to stand on. */
export function stepped(ids: readonly string[], at: string | null, by: 1 | -1): string | null {
  const now = at === null ? -1 : ids.indexOf(at)
  if (now < 0) return ids[0] ?? null
  return ids[Math.min(Math.max(now + by, 0), ids.length - 1)] ?? null
}

/** Picked or no longer; of several at once: all of them, unless all are picked already. */
export function toggled(picked: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const all = ids.length > 0 && ids.every((id) => picked.has(id))
  const next = new Set(picked)
  for (const id of ids) {
    if (all) next.delete(id)
    else next.add(id)
  }
  return next
}
