/** A share as a thin bar; what goes beyond its end is hatched, and the number stands beside it always. */
export function Bar({ share, over = false }: { share: number; over?: boolean }) {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`
  return (
    <span className={over ? 'burden-bar burden-bar-over' : 'burden-bar'} aria-hidden="true">
      <i style={{ width }} />
    </span>
  )
}
