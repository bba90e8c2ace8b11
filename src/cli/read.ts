import type { Extracted } from '../files/index.ts'
import { read } from '../reader/index.ts'
import type { Reading, Span, Task } from '../reader/index.ts'
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

function jsonOf(path: string, { format, characters, sha256, text }: Extracted, reading: Reading, withText: boolean): string {
  return JSON.stringify({ file: { name: path, format, characters, sha256 }, ...(withText ? { text } : {}), ...reading })
}

/** What a person reads on a terminal: each document with its tasks, who answers, until when. */
function pageOf(path: string, { text, characters }: Extracted, reading: Reading): string {
  const lines = [`${path}：${characters} 字，文件 ${reading.documents.length} 件，任务 ${reading.tasks.length} 项`]
  for (const document of reading.documents) {
    const tasks = reading.tasks.filter((task) => task.document === document.id)
    lines.push('', `■ ${document.title || '（无标题）'} ${[document.number, document.issuer, document.issuedOn].filter(Boolean).join(' · ')}`)
    if (tasks.length === 0) lines.push('  没有分解出任务')
    for (const task of tasks) lines.push(...taskLines(task, text))
  }
  return `${lines.join('\n')}\n`
}

function taskLines(task: Task, text: string): string[] {
  const who = [
    ['牵头', task.lead], ['配合', task.support], ['责任', task.responsible], ['领导', task.leaders],
    ['属地', task.local.map(({ scope, owner }) => `${scope}由${owner}负责`)],
  ] as const
  const parts = who.filter(([, names]) => names.length > 0).map(([label, names]) => `${label} ${names.join('、')}`)
  if (task.territory) parts.unshift(`范围 ${task.territory}`)
  if (task.due) parts.push(`时限 ${task.due.date ?? ''}（${task.due.text}）`)
  const unclear = task.confidence < 0.5 ? `? 未能识别：${quote(text, task.annotation)}` : ''
  return [`  · ${task.title}`, `      ${[...parts, unclear].filter((part) => part !== '').join('；')}`]
}

function quote(text: string, span: Span): string {
  return text.slice(span.start, span.end).replace(/\s+/g, '').slice(0, 60)
}
