import type { TemplateState } from '../facts/letter.ts'
import type { LetterKind } from '../pack/schema.ts'
import type { Skeleton } from './skeleton.ts'

const p = (text: string): Skeleton[number] => ({ kind: 'paragraph', text })
const h = (text: string): Skeleton[number] => ({ kind: 'heading-1', text })
const table = (text: string): Skeleton[number] => ({ kind: 'table', text })

const CONTACT = p('联系人：{contact}')

/**
 * What a draft of each form begins with, unless its pack or the city's template says otherwise.
 *
 * @source practice of offices: 提醒函, 督办通知书, 通报 and their parts in order
 */
const USUAL: Partial<Record<LetterKind['form'], Skeleton>> = {
  reminder: [p('{opening}'), p('{items}'), p('{ask}'), p('{closing}'), CONTACT],
  'supervision-notice': [
    h('督办事项与来源'), p('{sources}'),
    h('经核查的情况'), p('{found}'),
    h('办理要求'), p('{requirements}'),
    h('反馈方式'), p('{feedback}'),
    CONTACT,
    { kind: 'slip', text: '督办事项办理情况回执\n反馈单位（盖章）：\n督办事项：\n办理情况：\n存在问题：\n下步打算和办结时限：\n单位主要负责人（签字）：\n联系人及电话：\n反馈日期：' },
  ],
  circular: [
    p('根据　　　，现将{period}有关工作推进情况通报如下：'),
    h('总体情况'), p('{overall}'),
    h('主要成效'), p('{results}'),
    h('存在问题'), p('{problems}'),
    h('下步要求'), p('{next}'),
    table('{byUnit}'), table('{byMatter}'),
  ],
  request: [p('{matters}'), p('{reason}'), p('{ask}'), p('妥否，请批示。'), CONTACT],
  reply: [p('{received}'), p('{decision}'), p('{ask}')],
  report: [p('现将有关情况报告如下：'), p('{matters}'), p('特此报告。')],
  letter: [p('{matters}'), p('专此函达，请予支持。'), CONTACT],
}

/** The city's own skeleton, else the pack's, else the usual one of its form. */
export function skeletonOf({ skeleton, form }: Pick<LetterKind, 'skeleton' | 'form'>, template: Pick<TemplateState, 'skeleton'> | null | undefined): Skeleton {
  return template?.skeleton ?? (skeleton.length > 0 ? skeleton : (USUAL[form] ?? []))
}
