import { colourOf } from './ink.ts'
import type { Mark, Picture } from './marks.ts'

/** A picture on the page. Attributes and no styles: the content security policy allows none that are written in place. */
export function Drawing({ picture: { width, height, marks, says } }: { picture: Picture }) {
  return (
    <svg className="drawing" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      {marks.map((mark, index) => <Drawn key={index} mark={mark} />)}
    </svg>
  )
}

function Drawn({ mark }: { mark: Mark }) {
  if (mark.is === 'text') {
    return <text x={mark.x} y={mark.y} fontSize={mark.size} fontWeight={mark.weight} textAnchor={mark.anchor} fill={colourOf(mark.ink)}>{mark.text}</text>
  }
  return (
    <path d={mark.d} fill={mark.fill ? colourOf(mark.fill) : 'none'} stroke={mark.stroke ? colourOf(mark.stroke) : undefined} strokeWidth={mark.stroke ? mark.width : undefined} strokeDasharray={mark.dash}>
      {mark.says ? <title>{mark.says}</title> : null}
    </path>
  )
}
