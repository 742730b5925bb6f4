import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startRuntime } from '../../local/server'
import { product } from '../product'
import { functionBuild, functionsTarget, root, seedCity } from '../../scripts/project'
import { readMessages } from './messages'
import { isRunning } from './product'
import { replay } from './replay'

/**
 * `npm run try:replay -- FILE --count 200`: reports real messages as different citizens through the functions of a
 * running product, walks them on, and prints what happened. FILE is JSON lines with title and detail, may be gzipped.
 */

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '200' },
      url: { type: 'string', default: 'http://127.0.0.1:5080' },
      data: { type: 'string', default: '.data' },
      seed: { type: 'string', default: String(Date.now()) },
    },
  })
  const [file] = positionals
  if (!file)
    throw new Error('npm run try:replay -- FILE [--count 200] [--url URL] [--data DIR] [--seed TEXT]')
  const messages = readMessages(file, Number(values.count))
  const running = (await isRunning(values.url)) ? undefined : await startOwn(values.data)
  try {
    const url = running?.url ?? values.url
    const startedAt = performance.now()
    const tally = await replay(messages, url, values.seed)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    console.log(`${messages.length} messages in ${seconds} s at ${url}`)
    tally.print()
  } finally {
    await running?.close()
  }
}

/** Nothing answers: run the product on the data folder meanwhile, without phones. */
async function startOwn(data: string) {
  console.log(`no product is running; using the data in ${data}`)
  return startRuntime({
    product,
    port: 0,
    host: '127.0.0.1',
    dataDir: resolve(root, data),
    functionsRoot: functionsTarget,
    functionBuild: functionBuild(),
    seed: seedCity,
    runTimers: true,
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
