const DAYS = /[年月日季旬期]|年底|年内|年末|半年|持续|长期|常态|立即|立行|适时|即日/
const ENDS = /(?:前|底|末|内|初|中旬|上旬|下旬|季度|半年|全年|[年月日]|完成|推进|坚持|实施|开展|办结|落实|出台|制定|报送|启动|上线|建成|见效|到位|整改)$/
const BEGINS = /^(?:20\d\d年|每年)?(?:\d{1,2}月(?:份)?(?:\d{1,2}日)?|[上下]半年|(?:第)?[一二三四]季度|年)(?:底|末|上旬|中旬|下旬)?(?:之?前|以前|内)/
const LONGEST = 30

/** Whether a member of a list is a time limit: “2022年12月底前完成”, “年内持续推进”. */
export function isTimeLimit(words: string): boolean {
  return words.length <= LONGEST && (BEGINS.test(words) || (DAYS.test(words) && ENDS.test(words) && !/[局委办厅部院]/.test(words)))
}
