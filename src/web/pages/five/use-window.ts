import { useEffect, useState } from 'react'

/** Whether the window is so, as a media query says it; also at 200 %, where fewer pixels fit. */
export function useWindow(query: string): boolean {
  const [is, set] = useState(() => window.matchMedia(query).matches)
  useEffect(() => {
    const media = window.matchMedia(query)
    const onChange = () => set(media.matches)
    onChange()
    media.addEventListener('change', onChange)
    return () => media.removeEventListener('change', onChange)
  }, [query])
  return is
}
