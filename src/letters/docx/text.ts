// What no XML may hold: control characters, halves of a pair, non-characters.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g
// Marks that turn the direction of what follows: a title could pretend to be another.
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g

/** Text as a letter may hold it, on one line. */
export function plain(text: string): string {
  return text.toWellFormed().replace(CONTROLS, '').replace(DIRECTIONS, '').replace(/\s*[\r\n\t\u2028\u2029]+\s*/g, ' ').trim()
}

/** The lines of a text that are not empty, each as `plain` gives it. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(plain)
    .filter((line) => line !== '')
}
