import { earliest } from '../../time/day.ts'
import type { Values } from '../skeleton.ts'
import { commonValues, dayOrBlank, namesTogether, numbered, quoted, shortDay, unstopped, type MatterFacts, type TextFrame } from './facts.ts'

/** A reminder letter: to a leader courteous and without blame, to a unit what, how it stands, until when and how to answer. */
export function reminderText(matters: readonly MatterFacts[], frame: TextFrame): { title: string; values: Values } {
  return frame.leader ? toLeader(matters, frame) : toUnit(matters, frame)
}

/**
 * 项目 → 本季已完成、待安排 → 建议时间地点 → 联系人. Of what a leader fronts is said what was done and what can still be arranged; never what is
 * late, and by whom.
 */
function toLeader(matters: readonly MatterFacts[], frame: TextFrame): { title: string; values: Values } {
  const { period, today } = frame
  const what = namesTogether(matters)
  const items = matters.map(({ title, done, missing }) => {
    const parts = [
      done.length > 0 ? `${period}已完成${done.join('、')}` : '正在推进',
      ...(missing.length > 0 ? [`待安排${missing.map(({ name }) => name).join('、')}`] : []),
    ]
    return `${quoted(title)}：${parts.join('；')}。`
  })
  const acts = [...new Set(matters.flatMap(({ missing }) => missing.filter(({ act }) => act).map(({ name }) => name)))]
  const by = earliest(matters.flatMap(({ missing }) => missing.map(({ dueOn }) => dueOn)))
  return {
    title: matters.length === 1 && matters[0] ? `关于商请安排${quoted(matters[0].title)}有关工作的函` : `关于商请安排${period}${what}有关工作的函`,
    values: {
      ...commonValues(frame),
      opening: `您领衔的${matters.length > 1 ? `${matters.length}项` : ''}${what}${period}推进情况如下，呈请审阅。`,
      items: numbered(items),
      ask:
        acts.length > 0
          ? `建议${by === null ? '近期' : `${shortDay(by, today)}前`}${acts.length > 1 ? `结合一次现场调研，将${acts.join('、')}一并安排` : `安排${acts[0]}`}，时间、地点请您酌定，我们做好服务保障。`
          : '如需协调有关单位，我们随时做好服务保障。',
      closing: '专此呈报，敬请审示。',
    },
  }
}

/** 事项与时限 → 现状 → 请于×日前 → 反馈方式. */
function toUnit(matters: readonly MatterFacts[], frame: TextFrame): { title: string; values: Values } {
  const { period, today, replyBy, issuer } = frame
  const what = namesTogether(matters)
  const items = matters.map(({ title, code, due, reasons, missing }) => {
    const lacking = missing.map(({ name, dueOn }) => `${name}（${shortDay(dueOn, today)}前）`)
    const state = [...(reasons[0] ? [unstopped(reasons[0])] : []), ...(lacking.length > 0 ? [`${period}还需完成${lacking.join('、')}`] : [])]
    return `${quoted(title)}（${code}）${due ? `，时限${shortDay(due, today)}` : ''}。现状：${state.length > 0 ? state.join('；') : '请补报进展'}。`
  })
  return {
    title: matters.length === 1 && matters[0] ? `关于推进${quoted(matters[0].title)}的提醒函` : `关于推进${matters.length}项${what}的提醒函`,
    values: {
      ...commonValues(frame),
      opening: `你单位承办的${matters.length > 1 ? `下列${matters.length}项` : ''}${what}，现将有关情况函告如下：`,
      items: numbered(items),
      ask: `请于${dayOrBlank(replyBy, today)}前办理，并说明进展、存在困难和下步安排；已经办理的，请补记办理情况。`,
      closing: `请以书面形式反馈${issuer}，也可在“公文”页直接回复。`,
    },
  }
}
