import fc from 'fast-check'

/** Texts that have broken programs. */
export const HOSTILE_TEXTS = [
  '', ' ', '\0', 'a\0b', '\ud800', '\udfff甲', '\u202e', '\ufeff', '\r\nSet-Cookie: a=b', '\u2028', '\x1b[31m', '%00', '%s%n%d', '${7*7}', '{{7*7}}', '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>', "' OR '1'='1", "'; DROP TABLE fact; --", '\\', '"', '`id`', '$(id)', '| id', '../../../../etc/passwd', '..\\..\\windows\\win.ini', 'file:///etc/passwd', 'http://169.254.169.254/',
  '=cmd|\' /C calc\'!A0', '@SUM(1)', '+1', '-1', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined', 'true', 'NaN', 'Infinity', '1e400', '0x10', '2026-02-30', '0000-00-00',
  '99999-01-01', '9'.repeat(400), '-0', '１２３', 'İ', 'ﬃ', 'e\u0301'.repeat(50), '👩‍👩‍👧‍👦', '甲'.repeat(70_000), '(a+)+$', '%', '_', '*', ':*', '&|!', '(', 'matter:', 'unit:x', '00000000-0000-0000-0000-000000000000',
]

const NUMBERS = [0, -0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21]

/** `{"a":{"a":…}}` as a value, so deep that who walks it by calling itself falls over. */
function deep(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}

export const hostileText = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary', maxLength: 30 }))

/** Any value where another one was wanted. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null]) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(() => deep(2000), () => Array.from({ length: 3000 }, () => 'a'), () => Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`k${at}`, at]))).map((make) => make()) },
)

/** A value with one place of it spoiled: another value there, none, or something more. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value)
  return fc.tuple(fc.constantFrom(...places), hostile, fc.constantFrom('replace', 'replace', 'drop', 'add'), hostileText).map(([place, bad, how, name]) => changed(value, place, bad, how, name))
}

type Place = (string | number)[]

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner).map((rest) => [Array.isArray(value) ? Number(key) : key, ...rest]))]
}

function changed(value: unknown, [at, ...rest]: Place, bad: unknown, how: string, name: string): unknown {
  if (at === undefined) {
    if (how !== 'add' || typeof value !== 'object' || value === null) return bad
    return Array.isArray(value) ? [...(value as unknown[]), bad] : Object.fromEntries([...Object.entries(value), [name, bad]])
  }
  if (Array.isArray(value)) {
    const items = value as unknown[]
    if (how === 'drop' && rest.length === 0) return items.filter((_, index) => index !== at)
    return items.map((one, index) => (index === at ? changed(one, rest, bad, how, name) : one))
  }
  const entries = Object.entries(value as object)
  if (how === 'drop' && rest.length === 0) return Object.fromEntries(entries.filter(([key]) => key !== at))
  return Object.fromEntries(entries.map(([key, inner]: [string, unknown]) => [key, key === at ? changed(inner, rest, bad, how, name) : inner]))
}
