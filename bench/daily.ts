// Pages of a province's largest tenant at 10 connections while it is judged, sealed, reminded, a quarter is closed and assessed in the same server.
// --matters N; --keep FOLDER builds the province there once and finds it again (the same as of scale); --only judging,closing; --seconds S.
import { DAILY } from './lib/province/daily-work.ts'
import { measureDaily } from './lib/province/measure.ts'
import { onProvince } from './lib/province/places.ts'
import { goal, machine, report } from './support.ts'

const option = (name: string) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined)
const matters = Number(option('--matters') ?? 10_000)
const wanted = { only: option('--only')?.split(','), connections: [10], seconds: Number(option('--seconds') ?? 4) }
const silent = process.argv.includes('--json')
const figures: Record<string, number> = {}
const keep = (what: string, value: number) => (figures[what] = Math.round(value * 1000) / 1000)
await onProvince(matters, option('--keep'), (line) => silent || console.log(line), (place, province) => measureDaily(place, province, wanted, keep))
const goals = DAILY.flatMap((name) => (figures[`${name}: p99 ratio`] === undefined ? [] : [goal(`p99 of pages beside ${name} against alone`, figures[`${name}: p99 ratio`] ?? NaN, '<=', 2)]))
report({ name: 'daily', machine: machine(), figures, goals })
