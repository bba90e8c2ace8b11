import type { FastifyInstance } from 'fastify'

import { errorWords } from '../../kernel/words/errors.ts'
import type { ErrorCode } from '../../kernel/words/errors.ts'
import { STATUS } from '../problem.ts'
import { version } from '../../app/system/version.ts'
import { escaped } from './html.ts'
import { sections } from './openapi.ts'
import { fieldRows } from './schema-rows.ts'
import type { JsonSchema } from './schema-rows.ts'
import { pageStyle } from './style.ts'

type Content = Record<string, { schema?: JsonSchema }>
type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  parameters?: { name: string; in: string; required?: boolean; schema: JsonSchema }[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
type Description = { paths: Record<string, Record<string, Operation>> }

const NONCE = '{{nonce}}'

/** Readable pages of the API at `/api/docs`: one page without scripts, made once from the published description. */
export function addDocsPage(app: FastifyInstance): void {
  let page: string | undefined
  app.get('/api/docs', { schema: { hide: true } }, (request, reply) => {
    page ??= renderDocs(app.swagger() as unknown as Description)
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page.replaceAll(NONCE, request.nonce))
  })
}

function renderDocs({ paths }: Description): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  const inSection = (name: string) => operations.filter(({ operation }) => operation.tags.includes(name))
  const contents = sections.map(
    ({ name, description }) => `<section><h3><a href="#${name}">${escaped(description.split('·')[0] ?? name)}</a></h3><ul>
      ${inSection(name).map(({ operation }) => `<li><a href="#${operation.operationId}">${operation.operationId}</a></li>`).join('')}</ul></section>`,
  )
  const chapters = sections.map(
    ({ name, description }) => `<h2 id="${name}">${escaped(description)}</h2>${inSection(name).map(operationHtml).join('')}`,
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>领衔 · 接口 API</title><link rel="icon" href="data:,"><style nonce="${NONCE}">${pageStyle}</style></head><body>
<header><p class="brand"><b>领衔</b><i>接口目录　API ${escaped(version)}</i></p><p><a href="/">返回系统 Back</a>　<a href="/api/openapi.json">openapi.json</a></p></header>
<div class="frame"><nav aria-label="目录 Contents">${contents.join('')}<section><h3><a href="#problems">错误 Errors</a></h3></section></nav><main>
<h1>接口 <span lang="en">The API</span></h1>${introduction}${chapters.join('')}
<h2 id="problems">错误 · Problems</h2>${problemsHtml()}</main></div></body></html>`
}

const introduction = `
<p>系统页面所做的一切都通过这些接口完成。先以 <code>POST /api/v1/session</code> 登录，随后凭 Cookie 访问；所有内容为 JSON（UTF-8），日期为北京时间 <code>YYYY-MM-DD</code>，时刻为 UTC。</p>
<p>每个写操作都带 <code>command</code>：由调用方生成的 UUIDv7。同一编号重复提交，结果与第一次相同，不会做两遍；编号相同而内容不同则拒绝。</p>
<p lang="en">Everything the pages do goes through these addresses. Sign in with <code>POST /api/v1/session</code>; the cookie it sets carries the session. Days are China Standard Time, instants UTC. Every write carries <code>command</code>, a UUIDv7 made by the caller: sent again it answers as the first time and does nothing twice; with other content it is refused. A page of results names the next one in <code>next</code>: hand it back as <code>cursor</code>. Errors are problem documents (RFC 9457): act on <code>code</code>, show <code>detail</code> (Chinese) or <code>detailEn</code>.</p>`

function operationHtml({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation
  const given = parameters.map(({ name, in: place, required, schema }) => ({ name, required: required === true, schema, place }))
  const [bodyType, body] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const answer = Object.values(responses['200']?.content ?? {})[0]?.schema
  return `<article id="${operationId}"><h3>${escaped(summary)}</h3>
<p class="address"><b class="${method}">${method.toUpperCase()}</b> <code>${escaped(path)}</code> <i>${operationId}</i></p>
${description ? `<p>${escaped(description)}</p>` : ''}
${given.length > 0 ? table('参数 Parameters', given.map(({ name, required, schema, place }) => fieldRows(schema, name, required, place)).join('')) : ''}
${body?.schema ? table(`提交 Body <small>${escaped(bodyType ?? '')}</small>`, fieldRows(body.schema)) : ''}
${answer ? `<details><summary>返回 Answer</summary>${table('', fieldRows(answer))}</details>` : ''}</article>`
}

function table(title: string, rows: string): string {
  return rows === '' ? '' : `${title ? `<h4>${title}</h4>` : ''}<table><tbody>${rows}</tbody></table>`
}

function problemsHtml(): string {
  const rows = (Object.keys(errorWords) as ErrorCode[]).map(
    (code) =>
      `<tr id="problem-${code}"><td><code>${code}</code></td><td class="num">${STATUS[code]}</td><td>${escaped(errorWords[code].zh)}<br><span lang="en" class="quiet">${escaped(errorWords[code].en)}</span></td></tr>`,
  )
  return `<table><thead><tr><th>code</th><th class="num">HTTP</th><th>说明 <span lang="en">What it says</span></th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}
