import { useId, type ReactNode } from 'react'

type Props = { title: string; /** how many, or since when */ aside?: ReactNode; more?: ReactNode; first?: boolean; children: ReactNode }

/** A part of a page under its heading. */
export function Section({ title, aside, more, first, children }: Props) {
  const id = useId()
  return (
    <section className={first ? 'section first' : 'section'} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {title}
          {aside ? <span>{aside}</span> : null}
        </h2>
        {more ? <div className="more">{more}</div> : null}
      </header>
      {children}
    </section>
  )
}
