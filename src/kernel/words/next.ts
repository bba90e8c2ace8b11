/** What a matter asks for next, as sentences; the codes are those of `next-step.ts`. */
export const nextWords: Record<string, { zh: string; en: string }> = {
  'next-assign': { zh: '明确{role}', en: 'Name the {roleEn}' },
  'next-milestone': { zh: '完成节点：{title}', en: 'Reach the milestone: {title}' },
  'next-move': { zh: '办理“{step}”', en: 'Do “{stepEn}”' },
  'next-record': { zh: '有进展时记一笔，不另报表', en: 'Record progress when there is some; no other report is asked' },
  'next-done': { zh: '已办结，无需再办', en: 'Done; nothing more is asked' },
  'next-stopped': { zh: '已中止，无需再办', en: 'Stopped; nothing more is asked' },
  'next-suspended': { zh: '已中止计时，等待恢复', en: 'Suspended until it is taken up again' },
}
