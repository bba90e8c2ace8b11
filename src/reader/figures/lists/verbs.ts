/** What a clause may end in before a number that is not the number of a list: “在甲、乙、丙新建三个……”. */
const VERBS = new Set(
  (
    '建设 新建 在建 创建 共建 扩建 改建 续建 建成 建立 建好 组建 完成 实施 开展 培育 引进 成立 新增 增加 达到 设立 评选 推出 出台 制定 争取 获批 命名 认定 签订 解决 落实 ' +
    '抓好 抓住 形成 实现 打造 推进 提高 突出 强化 加强 聚焦 围绕 构建 健全 完善 优化 做好 做强 深化 推动 促进 坚持 依托 统筹 实行 牢记 握紧 举办 召开 确定 安排 选派 选取 ' +
    '列出 共有 存在 发现 查处 整改 取得 创成 建有 拥有 涉及 覆盖 下辖 分为 划分 其中 至少 最多 其他 其余 以及 还有 包括'
  ).split(' '),
)
const LONGER = ['不少于', '不低于', '不超过']
const PARTICLES = new Set([...'有是为以和与及于对从把将给到至按每各近约超这该了着其仅只另的达'])
const ALONE = new Set([...'在向'])

/** The verb or particle in which words end, or an empty string. */
export function verbAtEnd(words: string): string {
  const last = words.slice(-1)
  if (words.length === 1 && ALONE.has(last)) return last
  if (VERBS.has(words.slice(-2))) return words.slice(-2)
  return LONGER.find((verb) => words.endsWith(verb)) ?? (PARTICLES.has(last) ? last : '')
}
