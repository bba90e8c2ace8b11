import { describe, expect, test } from 'vitest'

import { widthOf } from './measures.ts'
import { titleLines } from './title-lines.ts'

describe('titles are broken by meaning', () => {
  test.each<[string, string[]]>([
    ['关于领衔项目的函', ['关于领衔项目的函']],
    ['关于延长“一业一证”改革事项办理时限的请示', ['关于延长“一业一证”', '改革事项办理时限的请示']],
    ['河东市全面深化改革委员会办公室关于2023年第三季度领衔项目推进情况的通报', ['河东市全面深化改革委员会办公室', '关于2023年第三季度领衔项目', '推进情况的通报']],
    ['河东市人民政府办公室关于印发《河东市优化营商环境三年行动方案（2023—2025年）》的通知', ['河东市人民政府办公室关于印发', '《河东市优化营商环境三年行动方案', '（2023—2025年）》的通知']],
    ['中共河东市委全面深化改革委员会第十二次会议纪要', ['中共河东市委全面深化改革委员会', '第十二次会议纪要']],
    ['关于对安邑区、蒲坂市、龙门市开展“免证明”改革专项督察情况的反馈意见', ['关于对安邑区、蒲坂市、龙门市开展', '“免证明”改革专项督察情况的反馈意见']],
    ['关于2023年9月20日至2023年12月31日期间领衔项目的函', ['关于2023年9月20日至', '2023年12月31日期间领衔项目的函']],
  ])('%s', (title, lines) => {
    expect(titleLines(title, 19)).toEqual(lines)
  })

  test.each(['改'.repeat(200), '关于' + '改革任务'.repeat(49), 'a'.repeat(200), '，'.repeat(60), '（2023）'.repeat(25)])('whatever it is, nothing is lost and no line is too long: %s', (title) => {
    const lines = titleLines(title, 19)
    expect(lines.join('')).toBe(title)
    if (!/^[a，]/.test(title)) expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(19)
  })
})
