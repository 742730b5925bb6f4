import fs from 'node:fs'

let font: string | undefined

/** vant's icon font as a data URL: @vant/weapp loads it from a remote host, @vant/icons carries the same file. */
export function vantIconFont(): string {
  font ??= readFont()
  return font
}

function readFont(): string {
  const file = require.resolve('@vant/icons/src/encode-woff2.less')
  const url = /url\(['"]?(data:[^)'"]+)/.exec(fs.readFileSync(file, 'utf8'))?.[1]
  if (url === undefined) throw new Error(`${file} holds no embedded font`)
  return url
}
