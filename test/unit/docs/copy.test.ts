import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What people read: Chinese has full-width punctuation, and nobody is shouted at. */

const ROOT = resolve(__dirname, '../../..')
const FOLDERS = ['miniprogram', 'cloudfunctions', 'cities', 'demo']
const READ = /\.(?:ts|wxml|json)$/

const files = FOLDERS.flatMap((folder) =>
  (readdirSync(join(ROOT, folder), { recursive: true }) as string[])
    .filter((file) => READ.test(file) && !/miniprogram_npm|node_modules/.test(file))
    .map((file) => join(folder, file)),
)

/** What is between quotes, and in WXML everything that is not code; comments are for engineers. */
function wordsIn(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8').replace(/<!--[^]*?-->|\/\*[^]*?\*\//g, '')
  if (file.endsWith('.wxml')) return [source.replace(/{{[^]*?}}/g, '')]
  const literals = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g
  const lines = source.split('\n').filter((line) => !/^\s*\/\//.test(line))
  return [...lines.join('\n').matchAll(literals)].map(([literal]) => literal.replace(/\$\{[^}]*\}/g, ''))
}

const HAN = '[一-鿿」』）》”]'
/** Half-width punctuation beside a Chinese character; `/` and patterns are code. */
const HALF_WIDTH = new RegExp(`${HAN}[,?!;:()]|[,?!;(](?=[一-鿿「『（《“])`)

test.each(files.filter((file) => /[一-鿿]/.test(readFileSync(join(ROOT, file), 'utf8'))))(
  '%s writes Chinese with Chinese punctuation',
  (file) => {
    const written = wordsIn(file).filter((words) => !/[\\[|^]/.test(words))
    expect(written.filter((words) => HALF_WIDTH.test(words))).toEqual([])
    expect(written.filter((words) => words.includes('！'))).toEqual([])
  },
)
