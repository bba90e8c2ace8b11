/** The house's look for a page that stands alone: white paper, black rules, one working blue. */
export const pageStyle = `
:root{--ink:#15191e;--ink-2:#434b55;--ink-3:#5f6873;--line:#d8dce0;--soft:#eceef0;--sub:#f5f6f7;--blue:#1b4b7a}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:400 14px/22px "PingFang SC","Microsoft YaHei","Source Han Sans SC","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere;text-autospace:normal}
h1,h2,h3,h4,p,ul{margin:0;padding:0}ul{list-style:none}
a{color:var(--blue);text-decoration:none}a:hover{text-decoration:underline;text-underline-offset:3px}
:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
code{font:13px/20px ui-monospace,Menlo,Consolas,monospace}
header{display:flex;flex-wrap:wrap;gap:8px 24px;justify-content:space-between;align-items:baseline;padding:16px 24px;border-bottom:1.5px solid var(--ink)}
.brand{display:flex;gap:12px;align-items:baseline}.brand b{font:700 20px/24px "Source Han Serif SC","Noto Serif CJK SC","SimSun",serif;letter-spacing:.08em}
i,.quiet,small{font-style:normal;font-weight:400;color:var(--ink-3);font-size:12px}
.frame{display:grid;grid-template-columns:208px minmax(0,1fr)}
nav{background:var(--sub);border-right:1px solid var(--line);padding:16px 20px 48px;font-size:13px;line-height:24px}
nav>section{margin-bottom:16px}nav h3{font-size:12px;line-height:18px;font-weight:400;padding:4px 0}nav h3 a{color:var(--ink-3)}
main{padding:24px 32px 64px;max-width:1000px}
h1{font-size:20px;line-height:28px;margin-bottom:12px}main>p{max-width:46em;margin-bottom:12px;color:var(--ink-2)}
h2{font-size:16px;line-height:24px;margin:32px 0 0;padding-top:8px;border-top:1.5px solid var(--ink)}
article{padding:16px 0;border-bottom:1px solid var(--soft)}article h3{font-size:14px;line-height:22px;font-weight:600}
article>p{margin-bottom:8px;color:var(--ink-2)}.address b{display:inline-block;min-width:56px;color:var(--blue)}
h4{font-size:12px;line-height:18px;font-weight:400;color:var(--ink-3);margin:8px 0 4px}
table{width:100%;border-collapse:collapse;border-top:1px solid var(--ink);border-bottom:1px solid var(--ink);font-size:13px;line-height:20px}
th{font-weight:600;text-align:left;border-bottom:1px solid var(--ink)}
td,th{padding:5px 16px 5px 0;vertical-align:top}tr+tr td{border-top:1px solid var(--soft)}td:first-child{width:32%}td:nth-child(2){width:24%;color:var(--ink-2)}
.num,td.num{text-align:right;width:64px}
details{margin-top:8px}summary{cursor:pointer;color:var(--blue);font-size:13px}details table{margin-top:4px}
@media(max-width:760px){.frame{grid-template-columns:1fr}nav{border-right:0;border-bottom:1px solid var(--line);columns:2}main{padding:16px}td:first-child,td:nth-child(2){width:auto}}
`
