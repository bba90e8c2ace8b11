const CHINA_OFFSET_MS = 8 * 3_600_000

/** Hour and minute of an instant in China: `15:30`. */
export function clockTime(instant: string): string {
  return new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(11, 16)
}

/** The instant of an hour and minute on a day in China. */
export function instantOf(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString()
}
