/** The page at `/`, whatever it shows. */
export function deskDocument(title: string): string {
  return htmlDocument(title, 'desk', '')
}

/** One phone, filling the window. The person and the page are in the address. */
export function phoneDocument(watch: boolean, automationPort?: number): string {
  const automation = automationPort === undefined ? '' : ` data-automation="${automationPort}"`
  return htmlDocument(
    '手机',
    'phone',
    `<script type="module" src="/preview/app.js"></script>`,
    `data-watch="${watch}"${automation}`,
  )
}

function htmlDocument(title: string, entry: string, more: string, attributes = ''): string {
  return `<!doctype html>
<html lang="zh-CN" ${attributes}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1,viewport-fit=cover">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview/runtime/${entry}.css">
<script type="module" src="/preview/runtime/${entry}.js"></script>
${more}
</head>
<body></body>
</html>
`
}
