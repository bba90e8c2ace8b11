import { signedDay } from './days.ts'
import { numberingOf } from './numbering.ts'
import { isRecordLine } from './record.ts'
import { LABEL } from '../units/words.ts'

const LABEL_START = new RegExp(`^[（(［\\[【*●■◆▲·•—\\-]{0,3}${LABEL}`)
/** Fields of notices, minutes and lists of members, which begin a paragraph each. */
const FIELD_START =
  /^(?:整改(?:目标|任务|措施|进展|情况)|(?:反馈|存在)问题|(?:工作|具体|主要)(?:目标|任务|措施|举措)|(?:进展|完成)情况|下一?步(?:计划|打算|措施)|(?:验收|销号)标准|说明|备注|注|附件[\d一二三四五六七八九十]{0,3}|抄送|抄报|主送|分送|发送|成员|组长|副组长|常务副组长|主任|副主任|召集人|顾问|联系人|联系电话|联系方式|(?:会议)?(?:时间|地点|议题|内容|主题|形式|议程)|参会人员|参加人员|参会范围|参加范围|与会人员|出席(?:人员|领导|人)?|列席(?:人员|单位)?|缺席|请假|主持人?|召集人|记录人?|整理|签发)[：:]/
const REMARK_START = /^(?:[（(]此件|本文件由.{2,30}解读)/
const DUTY_START = /^[省市县区州][^，。；：:、（()）]{1,14}(?:局|委|办|部|中心|院)(?:[（(][^（）()]{1,14}[）)])?[：:]./
const SALUTATION = /^(?:各位|同志们|各)[^。；]{1,80}[：:]$/
/** No label and no unit's name is longer. */
const LABEL_REACH = 24

/** Whether a line with these words begins a paragraph, however the line before it ended. */
export function startsAnew(tight: string): boolean {
  if (numberingOf(tight) !== null || REMARK_START.test(tight) || signedDay(tight) !== null) return true
  const colon = colonIn(tight)
  if (colon < 0) return false
  if (colon < LABEL_REACH && (LABEL_START.test(tight) || FIELD_START.test(tight) || DUTY_START.test(tight))) return true
  return isRecordLine(tight) || SALUTATION.test(tight)
}

function colonIn(tight: string): number {
  const wide = tight.indexOf('：')
  const narrow = tight.indexOf(':')
  return wide < 0 ? narrow : narrow < 0 ? wide : Math.min(wide, narrow)
}
