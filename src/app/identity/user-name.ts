const pattern = /^[\p{L}\p{N}._-]{2,80}$/u

/** The same name however it is typed: full-width letters and capitals included. */
export function normalUserName(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase()
}

export function isUserName(name: string): boolean {
  return pattern.test(name)
}
