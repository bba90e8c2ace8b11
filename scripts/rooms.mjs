// The rooms of src/ and what each may import, as docs/architecture.md draws them. check-rooms.mjs enforces it.

const RULES_AND_IO_MEET = 'rules meet input and output only in app/, so that API and command line share the same verbs'
const PURE =
  'the same facts must give the same judgement on any machine and any day, on replay as well: time, chance and the outside are passed in'

/**
 * `may`: rooms (or parts of rooms) whose files it may import besides its own. `why`: the reason printed when it does otherwise.
 * The longest matching path decides, so a part of a room can have a rule of its own.
 */
export const ROOMS = [
  { path: 'kernel', may: [], why: 'the kernel says what is true and what follows; it knows nothing of how that is stored, read or shown' },
  { path: 'reader', may: ['kernel/time'], why: 'the reader is text in, Reading out, and is published on its own as lingxian/reader' },
  { path: 'files', may: ['kernel'], why: 'files/ turns what offices send into text and tables; what it means is decided elsewhere' },
  { path: 'packs', may: ['kernel'], why: 'a pack is plain data, so that a city can write one without touching code' },
  { path: 'store', may: ['kernel'], why: `the store keeps facts and projections and decides nothing; ${RULES_AND_IO_MEET}` },
  { path: 'letters', may: ['kernel'], why: `letters are drawn from what they are given; ${RULES_AND_IO_MEET}` },
  { path: 'channels', may: ['kernel'], why: `channels carry what they are given; ${RULES_AND_IO_MEET}` },
  {
    path: 'app',
    may: ['kernel', 'reader', 'files', 'packs', 'store', 'letters', 'channels'],
    why: 'a verb knows no HTTP, no command line and no page: each of them calls it',
  },
  { path: 'api', may: ['app', 'kernel'], why: `a route validates, calls one verb and answers; ${RULES_AND_IO_MEET}` },
  { path: 'api/contract', may: ['kernel'], why: 'the web app bundles the contract, and must not carry the server with it' },
  // config.ts: a command works on the data that main.ts would serve, told by the same settings.
  { path: 'cli', may: ['app', 'files', 'reader', 'kernel', 'config.ts'], why: `a command calls a verb, as a route does; ${RULES_AND_IO_MEET}` },
  { path: 'web', may: ['api/contract', 'kernel', 'reader'], why: 'the web app talks to the server over the published API only' },
  { path: 'demo', may: ['app', 'kernel', 'packs'], why: 'the demonstration city is written through the same verbs as a real one' },
  {
    path: 'main.ts',
    may: ['kernel', 'reader', 'files', 'packs', 'store', 'letters', 'channels', 'app', 'api', 'cli', 'web', 'demo'],
    why: 'main.ts puts the rooms together',
  },
]

/** Rooms without a clock, chance, network or process; `globals` and Node's own modules are refused there. */
export const PURE_ROOMS = {
  rooms: ['kernel', 'reader'],
  why: PURE,
  globals: ['process', 'fetch', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'WebSocket', 'XMLHttpRequest', 'console'],
  members: ['Date.now', 'Math.random', 'crypto.randomUUID', 'crypto.getRandomValues'],
}

/** Rooms that also run in a browser. */
export const BROWSER_ROOMS = { rooms: ['web', 'api/contract'], why: 'this runs in a browser, which has none of Node’s modules' }

/** Packages a room may use. Rooms that are not listed are free. */
export const PACKAGES = [
  {
    room: 'kernel',
    allowed: ['zod', 'decimal.js', 'canonicalize', 'pinyin-pro', '@bpmn-io/feelin'],
    why: 'the kernel is published, bundled for the browser and replayed years later: each package in it must be small and pure',
  },
  { room: 'kernel/time', allowed: ['zod', 'chinese-days'], why: 'only the calendar’s data may come from chinese-days' },
  { room: 'reader', allowed: [], why: 'the reader is published on its own and bundled for the browser' },
]

/** Who may speak SQL, and the packages by which one does. */
export const SQL = {
  rooms: ['store', 'app/identity'],
  packages: ['kysely', 'pg', '@electric-sql/pglite'],
  why: 'only store/ speaks SQL (identity keeps its own schema): every query stands where the tenant check reads it',
}
