import type { Against, Indicator, IndicatorRow, Reading, Standing } from './model.ts'

// One indicator, as the API tells of it, for tests of what the pages make of it.

const OWNER = { id: '0190aaaa-0000-7000-8000-000000000001', name: 'Investment Centre' }
const TARGET = '0190aaaa-0000-7000-8000-000000000002'

export const against = (change: Partial<Against>): Against => ({
  target: TARGET,
  level: 'province',
  value: '1546',
  about: false,
  rate: '122.3',
  reached: true,
  gap: '344.92',
  expected: '898.2',
  expectedBy: 'time',
  progress: '58.1',
  ahead: '64.2',
  standing: 'reached',
  reasons: [],
  ...change,
})

export const standing = (change: Partial<Standing>): Standing => ({
  place: null,
  period: '2023',
  latest: { reading: '0190aaaa-0000-7000-8000-000000000003', asOf: '2023-07-31', value: '1890.92', source: 'monthly', corrected: false },
  targets: [{ id: TARGET, level: 'province', value: '1546', about: false }],
  elapsed: '58.1',
  against: [against({})],
  growth: null,
  forecast: null,
  open: 0,
  ...change,
})

export const row = (change: Partial<IndicatorRow>): IndicatorRow => ({
  id: '0190aaaa-0000-7000-8000-000000000004',
  name: 'Amounts signed',
  measure: '100m',
  direction: 'up',
  course: 'cumulative',
  binding: false,
  owner: OWNER,
  decimals: 2,
  adds: true,
  from: null,
  ended: null,
  whole: standing({}),
  places: { count: 0, behind: 0 },
  raised: 0,
  ...change,
})

export const reading = (change: Partial<Reading>): Reading => ({
  id: '0190aaaa-0000-7000-8000-000000000005',
  indicator: { id: '0190aaaa-0000-7000-8000-000000000004', name: 'Amounts signed', measure: '100m' },
  place: null,
  period: '2023',
  periodLabel: { zh: '2023', en: '2023' },
  asOf: '2023-08-31',
  value: '2050',
  yearBefore: null,
  source: null,
  note: null,
  attachments: [],
  despite: null,
  warnings: [],
  unit: OWNER,
  status: 'reported',
  reported: { on: '2023-09-05', by: null },
  checked: null,
  confirmed: null,
  returned: null,
  corrections: [],
  may: { check: false, confirm: false, return: false, report: false, correct: false, withdraw: false },
  ...change,
})

export const indicator = (change: Partial<Indicator>): Indicator => ({
  ...row({}),
  today: '2023-09-20',
  asOf: null,
  period: '2023',
  periodLabel: { zh: '2023', en: '2023' },
  periods: [],
  definition: null,
  source: 'monthly',
  changes: [],
  targets: [
    {
      id: TARGET,
      level: 'province',
      period: '2023',
      periodLabel: { zh: '2023', en: '2023' },
      place: null,
      value: '1546',
      about: false,
      trajectory: [{ by: '2023-06-30', value: '700' }],
      document: null,
      ground: null,
      despite: null,
      raised: [],
      on: '2023-02-10',
      withdrawn: null,
      superseded: false,
    },
  ],
  standings: [],
  sum: null,
  readings: [],
  trend: [],
  matters: [],
  reportFor: [],
  may: { define: false, report: false, reportWhole: false },
  ...change,
})
