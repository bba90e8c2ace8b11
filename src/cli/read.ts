import type { Extracted } from '../files/index.ts'
import { read } from '../reader/index.ts'
import type { Appointment, Periodic, PeriodName, Reading, Span, Task } from '../reader/index.ts'
import type { Command } from './command.ts'
import { argumentsIn, extractNamed } from './input.ts'

const USAGE = 'lingxian read FILE… [--json] [--with-text]'

/** `lingxian read`: exit code 0, or 2 when a file could not be read; the others are read all the same. */
export const command: Command = async (words) => {
  const given = argumentsIn(words, ['--json', '--with-text'], USAGE)
  if (!given) return 2
  let code = 0
  for (const path of given.files) {
    const extracted = await extractNamed(path)
    if (!extracted) {
      code = 2
      continue
    }
    const reading = read(extracted.text)
    process.stdout.write(given.flags.has('--json') ? `${jsonOf(path, extracted, reading, given.flags.has('--with-text'))}\n` : pageOf(path, extracted, reading))
  }
  return code
}

function jsonOf(path: string, { format, characters, sha256, notes, text }: Extracted, reading: Reading, withText: boolean): string {
  return JSON.stringify({ file: { name: path, format, characters, sha256, notes }, ...(withText ? { text } : {}), ...reading })
}

/** What a person reads on a terminal: each document with its tasks under their headings, who answers, until when; then what returns and what does not add up. */
function pageOf(path: string, { text, characters }: Extracted, reading: Reading): string {
  const lines = [`${path}：${summaryOf(characters, reading)}`]
  for (const document of reading.documents) {
    const inside = <Part extends { document: string }>(parts: readonly Part[]): Part[] => parts.filter((part) => part.document === document.id)
    lines.push('', `■ ${document.title || '（无标题）'} ${[document.number, document.issuer, document.issuedOn].filter(Boolean).join(' · ')}`.trimEnd())
    const tasks = inside(reading.tasks)
    if (tasks.length === 0) lines.push('  没有分解出任务')
    let under = ''
    for (const task of tasks) {
      const heading = task.path.filter((one) => one !== document.title).join(' › ')
      if (heading !== under && heading !== '') lines.push(`  ${heading}`)
      under = heading
      lines.push(...taskLines(task, text))
    }
    for (const one of inside(reading.periodic)) lines.push(`  ↻ ${periodicLine(one)}`)
    for (const { verdict, explanation } of inside(reading.figures)) if (verdict === 'inconsistent') lines.push(`  ✗ 数字不一致：${explanation}`)
  }
  return `${[...lines, ...meetingLines(reading.meeting), ...(reading.appointments ?? []).map(appointmentLine)].join('\n')}\n`
}

function meetingLines(meeting: Reading['meeting']): string[] {
  if (!meeting) return []
  const parts = [meeting.name, meeting.when?.text, meeting.where?.text, meeting.chair && `${meeting.chair}主持`].filter(Boolean)
  return ['', `会议 ${parts.join(' · ')}`, ...meeting.topics.map(({ text }) => `  议题 ${text}`), ...meeting.decisions.map(({ text }) => `  议定 ${text}`)]
}

function appointmentLine({ person, unit, post, released, from, probation }: Appointment): string {
  const more = [from, probation && `试用期${probation}`].filter(Boolean).join('，')
  return `  ${released ? '免' : '任'} ${person} ${unit ?? ''}${post}${more === '' ? '' : `（${more}）`}`
}

function summaryOf(characters: number, { documents, tasks, targets, periodic, figures }: Reading): string {
  const wrong = figures.filter(({ verdict }) => verdict === 'inconsistent').length
  const counts = [`${characters} 字`, `文件 ${documents.length} 件`, `任务 ${tasks.length} 项`, `指标 ${targets.length} 个`, `定期工作 ${periodic.length} 项`, `核对数字 ${figures.length} 处`]
  return [...counts, ...(wrong > 0 ? [`不一致 ${wrong} 处`] : [])].join('，')
}

function taskLines(task: Task, text: string): string[] {
  const who = [
    ['牵头', task.lead], ['配合', task.support], ['责任', task.responsible], ['领导', task.leaders],
    ['属地', task.local.map(({ scope, owner }) => `${scope}由${owner}负责`)],
  ] as const
  const parts = who.filter(([, names]) => names.length > 0).map(([label, names]) => `${label} ${names.join('、')}`)
  if (task.territory) parts.unshift(`范围 ${task.territory}`)
  if (task.due) parts.push(task.due.date ? `时限 ${task.due.date}（${task.due.text}）` : `时限 ${task.due.text}`)
  if (task.confidence < 0.5) parts.push(`? 未能识别：${quote(text, task.annotation)}`)
  return [`  · ${task.title}`, ...(parts.length > 0 ? [`      ${parts.join('；')}`] : [])]
}

const PERIOD: Record<PeriodName, string> = { day: '每日', week: '每周', 'ten-days': '每旬', month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' }

function periodicLine({ period, action, count, actor, recipient }: Periodic): string {
  const parties = [actor, recipient].filter((one) => one !== null).join(' → ')
  return `${PERIOD[period]}${count !== null && count > 1 ? ` ${count} 次` : ''} ${action}${parties === '' ? '' : `（${parties}）`}`
}

function quote(text: string, span: Span): string {
  return text.slice(span.start, span.end).replace(/\s+/g, '').slice(0, 60)
}
