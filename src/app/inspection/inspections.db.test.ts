import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { recordActivity } from '../activity/activities.ts'
import { inputsOf } from '../city/inputs.ts'
import { downloadFile, uploadFile } from '../files.ts'
import { newCommandId } from '../ids.ts'
import { judgeDue } from '../judging/judge-due.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { assignDuty, endDuty } from '../matter/change-matter.ts'
import { getMatter } from '../matter/get-matter.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { owedItems } from '../reminder/owed-items.ts'
import { beginInspection, closeInspection, reportInspection } from './course.ts'
import { getInspection } from './get-inspection.ts'
import { listInspections } from './list-inspections.ts'
import { lookAgain } from './look-again.ts'
import { makeFinding } from './make-finding.ts'
import { answerCase, sendOpinion, stateCase } from './opinions.ts'
import { cancelInspection, changeInspection, mergeInspections, planInspection, type PlanInspection } from './plan.ts'
import { getInspectionStatistics } from './statistics.ts'

const OFFICE = '市委政研室（改革办）'
const FINANCE = '市财政局'
let opened: TestDeps
let city: TestCity
let office: TestUser
let finance: TestUser
let anyi: TestUser
let longmen: TestUser
let observer: TestUser
const command = () => newCommandId(opened.deps.now())
const unit = (name: string) => city.units.get(name)!
const on = (day: string) => opened.setNow(`${day}T02:00:00.000Z`)

beforeAll(async () => {
  opened = await testDeps()
  on('2026-03-02')
  city = await testCity(opened.deps, [OFFICE, FINANCE, '安邑区', '龙门市', '蒲坂市'])
  office = await city.user('office', OFFICE)
  finance = await city.user('handler', FINANCE)
  anyi = await city.user('place', '安邑区')
  longmen = await city.user('place', '龙门市')
  observer = await city.user('observer', null)
})
afterAll(() => opened.close())

const plan = async (kind: string, from: string, inspected: string[], more: Partial<PlanInspection> = {}, who = office) => {
  const content = { title: `${kind} ${from}`, topic: '', basis: null, lead: unit(OFFICE), with: [], matters: [], from, to: from, looksBackAt: null, despite: null, mergeInto: null, reason: null }
  return (await planInspection(who.call, { command: command(), pack: 'inspections', kind, ...content, inspected: inspected.map(unit), ...more })).ids.inspection
}
const seenBy = async (who: TestUser, year = 2026) => (await listInspections(who.call, { year })).rows.map(({ id }) => id)
const report = (inspection: string, day: string, who = office) => reportInspection(who.call, { command: command(), inspection, from: day, to: day, summary: '走访大厅和企业', places: ['政务大厅'], attachments: [] })
const begin = (inspection: string, who = office) => beginInspection(who.call, { command: command(), inspection })
const found = (inspection: string, what: string, at: string, who = office, attachments: { sha256: string }[] = [], due = '2026-06-30') =>
  makeFinding(who.call, { command: command(), inspection, what, unit: unit(at), due, note: null, attachments })
const paper = (who: TestUser, content: string) => uploadFile(who.call, { name: '照片.txt', bytes: new TextEncoder().encode(content) })
const move = (who: TestUser, matter: string, transition: string, attachments: { sha256: string }[] = []) => moveMatter(who.call, { command: command(), matter, transition, note: '说明', attachments })

describe('the plan', () => {
  test('an overlap is refused with the other one named, taken with a reason, and merged at once: both stay', async () => {
    const first = await plan('special', '2026-05-12', ['安邑区'], { topic: '一业一证' })
    await expect(plan('special', '2026-05-26', ['安邑区', '龙门市'])).rejects.toMatchObject({ code: 'inspection_warned', facts: { warnings: ['安邑区在前后30天内另有“special 2026-05-12”（相隔14天），建议合并进行'] } })
    const despite = await plan('special', '2026-06-09', ['安邑区'], { despite: '群众来信集中反映' })
    const joined = await plan('special', '2026-05-20', ['龙门市'], { mergeInto: first, topic: '信用建设', lead: unit(FINANCE), reason: '同月同题' })
    expect(joined).toBe(first)
    const merged = await getInspection(office.call, { inspection: first })
    expect(merged).toMatchObject({ topic: '一业一证；信用建设', inspected: [{ name: '安邑区' }, { name: '龙门市' }], with: [{ name: FINANCE }], merged: [{ title: 'special 2026-05-20', status: 'merged' }], status: 'planned' })
    expect(await getInspection(office.call, { inspection: merged.merged[0]!.id })).toMatchObject({ into: { id: first }, course: [], next: null, ended: { reason: '同月同题' } })
    expect(await getInspection(office.call, { inspection: despite })).toMatchObject({ despite: '群众来信集中反映' })

    // merging what was planned already, and calling off; neither is done twice
    await mergeInspections(office.call, { command: command(), inspection: despite, into: first, reason: '合并进行', despite: null })
    await expect(mergeInspections(office.call, { command: command(), inspection: despite, into: first, reason: '合并进行', despite: null })).rejects.toMatchObject({ code: 'inspection_state' })
    await expect(changeInspection(office.call, { command: command(), inspection: first, changes: { from: '2026-05-16', to: '2026-05-16' }, reason: '改期', despite: null })).rejects.toMatchObject({ code: 'inspection_warned' })
    await changeInspection(office.call, { command: command(), inspection: first, changes: { from: '2026-05-13', to: '2026-05-13' }, reason: '改期', despite: null })
    await cancelInspection(office.call, { command: command(), inspection: first, reason: '并入综合督察' })
    expect(await getInspection(office.call, { inspection: first })).toMatchObject({ status: 'cancelled', from: '2026-05-13', next: null })
  })

  test('the quota counts the kinds that share it, by place; the office sees how much is used', async () => {
    await plan('open', '2027-03-22', ['安邑区', '蒲坂市'])
    await expect(plan('dissecting', '2027-09-13', ['安邑区'])).rejects.toMatchObject({ code: 'inspection_warned', facts: { warnings: ['安邑区本年将接受2次，超出每年1次的限额'] } })
    const { quotas } = await listInspections(office.call, { year: 2027 })
    expect(quotas.map(({ unit: at, used, atMost }) => [at.name, used, atMost])).toEqual([['安邑区', 1, 1], ['蒲坂市', 1, 1]])
    expect((await listInspections(anyi.call, { year: 2027 })).quotas).toEqual([])
  })

  test('two people planning at one place at once: the second is warned of the first', async () => {
    const both = await Promise.allSettled([plan('special', '2028-04-11', ['蒲坂市']), plan('special', '2028-04-12', ['蒲坂市'])])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'inspection_warned' } })
  })

  test('one that is not announced: nobody but the office and who carries it out knows before it begins', async () => {
    const covert = await plan('covert', '2026-03-03', ['安邑区'], { with: [unit(FINANCE)] })
    const open = await plan('special', '2026-03-04', ['龙门市'])
    for (const who of [anyi, longmen, observer]) {
      expect(await seenBy(who)).not.toContain(covert)
      await expect(getInspection(who.call, { inspection: covert })).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await seenBy(finance)).toContain(covert)
    expect([(await seenBy(longmen)).includes(open), (await seenBy(anyi)).includes(open)]).toEqual([true, false])
    expect((await getInspectionStatistics(observer.call, { year: 2026 })).total.inspections).toBe(0)
    on('2026-03-03')
    await begin(covert, finance)
    expect(await seenBy(anyi)).toContain(covert)
    expect(await getInspection(anyi.call, { inspection: covert })).toMatchObject({ part: 'inspected', next: null, may: [] })
    await expect(mergeInspections(office.call, { command: command(), inspection: open, into: covert, reason: '合并', despite: null })).rejects.toMatchObject({ code: 'inspection_merge_secret' })
  })
})

describe('from a finding to a second look', () => {
  let inspection: string
  let kept: string
  let dropped: string

  test('found by who inspects, with a photograph; the inspected see their own and cannot close it', async () => {
    on('2026-04-14')
    const project = (await openMatter(office.call, { command: command(), ledger: 'led-projects', title: '一业一证改革', due: null, fields: {}, milestones: [], duties: [{ role: 'lead', holder: { type: 'unit', id: unit(FINANCE) }, territory: null }] })).ids.matter
    inspection = await plan('special', '2026-04-14', ['安邑区', '龙门市'], { with: [unit(FINANCE)], matters: [project] })
    await expect(begin(inspection, anyi)).rejects.toMatchObject({ code: 'forbidden' })
    await begin(inspection, finance)
    const photo = await paper(finance, '窗口照片')
    kept = (await found(inspection, '窗口没有公示免提交清单', '安邑区', finance, [photo])).ids.matter
    dropped = (await found(inspection, '代办员没有到位', '安邑区')).ids.matter
    await found(inspection, '帮办电话没有人接', '龙门市', finance)
    await expect(found(inspection, '外地的事', '蒲坂市')).rejects.toMatchObject({ code: 'finding_unit' })
    await expect(found(inspection, '自己记一条', '安邑区', anyi)).rejects.toMatchObject({ code: 'forbidden' })

    expect(await getMatter(anyi.call, { matter: kept, by: 'effective' })).toMatchObject({ ledger: 'findings', stage: 'found', due: '2026-06-30', duties: [{ role: 'responsible', name: '安邑区' }, { role: 'inspector', name: OFFICE }] })
    const theirs = await getInspection(anyi.call, { inspection })
    expect(theirs.findings.map(({ title, photos }) => [title, photos.map(({ name }) => name)])).toEqual([['窗口没有公示免提交清单', ['照片.txt']], ['代办员没有到位', []]])
    expect(theirs.inspected.map(({ name }) => name)).toEqual(['安邑区'])
    await downloadFile(anyi.call, { sha256: photo.sha256 })
    await expect(downloadFile(longmen.call, { sha256: photo.sha256 })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('nothing is reported or found on a day before it began', async () => {
    expect(await getInspection(finance.call, { inspection })).toMatchObject({ reportFrom: '2026-04-14' })
    await expect(report(inspection, '2026-04-13')).rejects.toMatchObject({ code: 'day_too_early', facts: { day: '2026-04-13', from: '2026-04-14' } })
    const early = { inspection, what: '早看到的', unit: unit('安邑区'), due: '2026-06-30', note: null, attachments: [], occurredOn: '2026-04-13' }
    await expect(makeFinding(finance.call, { command: command(), ...early })).rejects.toMatchObject({ code: 'day_too_early' })
  })

  test('one press makes it the record of the led project; then it is not offered again', async () => {
    await report(inspection, '2026-04-14')
    const { record } = await getInspection(finance.call, { inspection })
    expect(record).toMatchObject({ kinds: ['inspection'], heldOn: '2026-04-14', fields: { way: 'special' }, place: '政务大厅' })
    await recordActivity(finance.call, { command: command(), ...record! })
    expect(await getInspection(finance.call, { inspection })).toMatchObject({ record: null, matters: [{ title: '一业一证改革', recorded: true }] })
    expect((await getInspection(anyi.call, { inspection })).carriedOut).toMatchObject({ summary: null, attachments: [] })
  })

  test('the opinion is drafted as a letter; the inspected state their case in their days, the office answers it and takes a finding back', async () => {
    const { toTell } = await getInspection(finance.call, { inspection })
    expect(toTell.map(({ unit: { name }, text }) => [name, text.split('\n').length])).toEqual([['安邑区', 4], ['龙门市', 3]])
    const { ids } = await sendOpinion(finance.call, { command: command(), inspection, unit: unit('安邑区'), text: toTell[0]!.text })
    await sendOpinion(office.call, { command: command(), inspection, unit: unit('龙门市'), text: toTell[1]!.text })
    await expect(sendOpinion(office.call, { command: command(), inspection, unit: unit('龙门市'), text: '再来一份' })).rejects.toMatchObject({ code: 'inspection_opinion_sent' })
    await expect(found(inspection, '补一条', '安邑区')).rejects.toMatchObject({ code: 'finding_after_opinion' })

    const mine = await getInspection(anyi.call, { inspection })
    expect(mine.opinions).toMatchObject([{ unit: { name: '安邑区' }, stateBy: '2026-04-28', mayState: true, letter: null }])
    expect(mine.next).toEqual({ does: 'state', unit: unit('安邑区'), by: '2026-04-28' })
    const letterId = (await getInspection(office.call, { inspection })).opinions[0]!.letter!.id
    const letter = await opened.deps.db.read(city.tenant, (db) => statesOf<LetterState>(db, city.tenant, [`letter:${letterId}`]))
    expect(letter.get(`letter:${letterId}`)).toMatchObject({ status: 'draft', kind: 'opinion', to: [{ id: unit('安邑区') }], replyBy: '2026-04-28', about: { inspection, matters: [kept, dropped] } })
    const owed = await opened.deps.db.read(city.tenant, async (db) => owedItems(db, await inputsOf(opened.deps, db, city.tenant), anyi.acting))
    expect(owed.filter(({ subject }) => subject === `inspection:${inspection}`)).toMatchObject([{ due: '2026-04-28', page: `/inspections/${inspection}` }])

    const state = (who: TestUser) => stateCase(who.call, { command: command(), inspection, opinion: ids.opinion, text: '代办员当天在外出帮办', attachments: [] })
    await expect(state(longmen)).rejects.toMatchObject({ code: 'forbidden' })
    await state(anyi)
    await expect(state(anyi)).rejects.toMatchObject({ code: 'inspection_case_stated' })
    await expect(closeInspection(office.call, { command: command(), inspection, words: null })).rejects.toMatchObject({ code: 'inspection_case_waits' })
    const answer = (withdraw: string[], who = office) => answerCase(who.call, { command: command(), inspection, opinion: ids.opinion, upheld: true, words: '情况属实', withdraw })
    await expect(answer([dropped], anyi)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(answer([inspection])).rejects.toMatchObject({ code: 'inspection_finding_foreign' })
    const waits = await opened.deps.db.read(city.tenant, async (db) => owedItems(db, await inputsOf(opened.deps, db, city.tenant), office.acting))
    expect(waits.filter(({ subject }) => subject === `inspection:${inspection}`)).toMatchObject([{ kind: 'decision', due: null }])
    await answer([dropped])
    expect(await getMatter(anyi.call, { matter: dropped, by: 'effective' })).toMatchObject({ stage: 'withdrawn', light: 'stopped' })
  })

  test('put right, checked and closed by others; looked at again it did not hold and goes back with a new day', async () => {
    on('2026-04-20')
    await move(anyi, kept, 'take-up')
    const helping = { role: 'handler', holder: { type: 'post' as const, id: finance.acting.post! }, territory: null, from: '2026-04-20' }
    await assignDuty(office.call, { command: command(), matter: kept, ...helping })
    const proof = await paper(anyi, '公示栏照片')
    await move(anyi, kept, 'report-fixed', [proof])
    await expect(move(anyi, kept, 'cancel', [proof])).rejects.toMatchObject({ code: 'transition_not_yours' })
    await expect(lookAgain(office.call, { command: command(), inspection, matter: kept, held: true, words: '好', due: null, attachments: [] })).rejects.toMatchObject({ code: 'look_back_open' })
    await move(office, kept, 'cancel', [await paper(office, '复核记录')])
    await expect(closeInspection(office.call, { command: command(), inspection, words: null })).rejects.toMatchObject({ code: 'inspection_days_run' })
    on('2026-05-06')
    const { duties } = await getMatter(office.call, { matter: kept, by: 'effective' })
    await endDuty(office.call, { command: command(), matter: kept, duty: duties.find(({ role }) => role === 'handler')!.id, on: '2026-05-05', reason: '已销号' })
    await closeInspection(office.call, { command: command(), inspection, words: null })

    on('2026-09-01')
    const back = await plan('look-back', '2026-09-01', ['安邑区'], { looksBackAt: inspection, with: [unit(FINANCE)] })
    await begin(back)
    // A department that helped to put it right looks at it no more than the place does, though it carries this inspection out and has the duty no longer.
    expect((await getInspection(finance.call, { inspection: back })).again.map(({ mayLook }) => mayLook)).toEqual([false, false, false])
    const again = { inspection: back, matter: kept, held: true, words: '好', due: null, attachments: [] }
    await expect(lookAgain(finance.call, { command: command(), ...again })).rejects.toMatchObject({ code: 'look_back_own' })
    await expect(lookAgain(office.call, { command: command(), ...again, occurredOn: '2026-08-31' })).rejects.toMatchObject({ code: 'day_too_early', facts: { from: '2026-09-01' } })
    expect(await getInspection(office.call, { inspection: back })).toMatchObject({ again: [{ id: kept, mayLook: true }, { id: dropped, mayLook: false }, { mayLook: false }], looksBack: { id: inspection } })
    await expect(lookAgain(anyi.call, { command: command(), inspection: back, matter: kept, held: true, words: '没问题', due: null, attachments: [] })).rejects.toMatchObject({ code: 'forbidden' })
    await lookAgain(office.call, { command: command(), inspection: back, matter: kept, held: false, words: '清单已撤下', due: '2026-09-30', attachments: [] })
    expect(await getMatter(anyi.call, { matter: kept, by: 'effective' })).toMatchObject({ stage: 'rectifying', due: '2026-09-30', fields: { 'look-back': '2026-09-01 反弹：清单已撤下' } })
    expect((await getInspection(office.call, { inspection })).findings[0]).toMatchObject({ looks: [{ held: false, words: '清单已撤下' }] })
    await move(anyi, kept, 'report-fixed')
    await move(office, kept, 'cancel', [await paper(office, '再次复核')])
    await lookAgain(office.call, { command: command(), inspection: back, matter: kept, held: true, words: '已长期公示', due: null, attachments: [] })
    expect(await getMatter(anyi.call, { matter: kept, by: 'effective' })).toMatchObject({ stage: 'cancelled', fields: { 'look-back': '2026-09-01 反弹：清单已撤下\n2026-09-01 巩固：已长期公示' } })
  })

  test('the year in numbers, by place and kind', async () => {
    const { places, kinds, total } = await getInspectionStatistics(office.call, { year: 2026 })
    expect(places.find(({ unit: at }) => at.name === '安邑区')).toMatchObject({ inspections: 3, findings: 2, inTime: 1, open: 0, withdrawn: 1, failedLooks: 1 })
    expect(places.find(({ unit: at }) => at.name === '龙门市')).toMatchObject({ inspections: 1, findings: 1, open: 1, failedLooks: 0 })
    expect(kinds.map(({ kind, inspections }) => [kind, inspections])).toEqual([['special', 1], ['covert', 1], ['look-back', 1]])
    expect(total).toMatchObject({ inspections: 3, workdays: 1, findings: 3 })
    await expect(getInspectionStatistics(anyi.call, { year: 2026 })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('what the database holds is what the log says', async () => {
    await judgeDue(opened.deps)
    const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
    expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  })
})
