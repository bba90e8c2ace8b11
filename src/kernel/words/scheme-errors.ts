/** What schemes of assessment refuse, with the remedy. */
export const schemeErrors = {
  scheme_shape: { zh: '有 {count} 处填写不合要求，没有保存。第一处：{first}', en: '{count} entries cannot be saved. The first: {firstEn}' },
  scheme_wrong: { zh: '还有 {count} 处要改，改好才能定稿。第一处：{first}', en: '{count} things are to be mended before it can be adopted. The first: {firstEn}' },
  scheme_ranks_without_basis: {
    zh: '“{scheme}”要排位次，但没有写明依据文件。请写明依据文件；没有依据的，只能作进度通报，不排位次。',
    en: '“{scheme}” ranks and names no document that authorises it. Name it; without one it is a progress circular without ranks.',
  },
  scheme_ended: { zh: '“{scheme}”已经停用，不能再改。', en: '“{scheme}” has ended and is not changed any more.' },
  scheme_changed_meanwhile: { zh: '“{scheme}”已被别人改过。请先看现在保存的内容；您填写的还在这台电脑上。', en: 'Somebody else changed “{scheme}” meanwhile. Look at what is saved now; what you wrote is still kept on this computer.' },
  scheme_unchanged: { zh: '“{scheme}”没有改动，不用再定稿。', en: '“{scheme}” was not changed; there is nothing to adopt.' },
  scheme_reason_missing: { zh: '“{scheme}”已经定稿，再次定稿请写明修改的原因。', en: '“{scheme}” was adopted before: say why it changes.' },
  scheme_from_early: { zh: '施行日 {from} 早于上一版的 {last}，请改后。', en: 'It would hold from {from}, before the version of {last}. Choose a later day.' },
  scheme_from_delivered: {
    zh: '“{run}”的结果已经送达过，施行日 {from} 会改到它考核的时段（取消了也一样）。请把施行日定在 {day} 或以后。',
    en: 'Results of “{run}” were sent already, and {from} would change the rules of its period, cancelled or not. Let it hold from {day} or later.',
  },
  scheme_run_not_sent: { zh: '“{run}”还没有送达的结果，不能用来试算。请选已送达或已定案的一次。', en: '“{run}” has no delivered result to try it on. Choose one that was delivered or frozen.' },
} as const satisfies Record<string, { zh: string; en: string }>
