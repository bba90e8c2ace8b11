const KEY = 'lingxian.places'
const MOST = 8

/** Places written before on this machine, the latest first; offered while typing, never sent by themselves. */
export function recentPlaces(shelf: Pick<Storage, 'getItem'> = localStorage): string[] {
  const text = shelf.getItem(KEY)
  return text ? (JSON.parse(text) as string[]) : []
}

export function rememberPlace(place: string, shelf: Pick<Storage, 'getItem' | 'setItem'> = localStorage): void {
  const name = place.trim()
  if (name) shelf.setItem(KEY, JSON.stringify([name, ...recentPlaces(shelf).filter((one) => one !== name)].slice(0, MOST)))
}
