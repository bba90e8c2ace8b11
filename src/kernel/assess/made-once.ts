/** Hundredths up to more than three hundred points. */
const KEPT = 32_768

/**
 * What belongs to a small whole number – its text, a step that says it – made when it is first asked for and the same from then on: scores of thousands
 * of units have a few hundred values. Any other number has its own made each time.
 */
export function madeOnce<T>(make: (value: number) => T): (value: number) => T {
  let made: (T | undefined)[] | null = null
  return (value) => {
    if (!(value >= 0 && value < KEPT)) return make(value)
    made ??= new Array<T | undefined>(KEPT)
    return (made[value] ??= make(value))
  }
}
