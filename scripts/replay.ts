import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { seeded } from '../local/seed/random'
import { startRuntime } from '../local/server'
import { functionBuild, functionsTarget, root, seedCity } from './project'
import { handle } from './replay/handle'
import type { Message } from './replay/messages'
import { readMessages } from './replay/messages'
import type { Product } from './replay/product'
import { Refusal, connect, isRunning } from './replay/product'
import { report } from './replay/report'
import { createTally } from './replay/tally'

/**
 * `npm run try:replay -- FILE --count 200`: reports real messages as different citizens through the functions of a
 * running product, walks them on, and prints what happened. FILE is JSON lines with title and detail, may be gzipped.
 */

const CALLERS = 4

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
    await replay(messages, running?.url ?? values.url, values.seed)
  } finally {
    await running?.close()
  }
}

/** Nothing answers: run the product on the data folder meanwhile, without phones. */
async function startOwn(data: string) {
  console.log(`no product is running; using the data in ${data}`)
  return startRuntime({
    port: 0,
    host: '127.0.0.1',
    dataDir: resolve(root, data),
    functionsRoot: functionsTarget,
    functionBuild: functionBuild(),
    seed: seedCity,
    runTimers: true,
  })
}

async function replay(messages: Message[], url: string, seed: string): Promise<void> {
  const tally = createTally()
  const product = connect(url, tally)
  const startedAt = performance.now()
  const waiting = messages.entries()
  async function caller(): Promise<void> {
    for (const [index, message] of waiting) {
      tally.ended(await oneMessage(product, message, `replay-${seed}-${String(index).padStart(4, '0')}`))
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  const seconds = (performance.now() - startedAt) / 1000
  console.log(`${messages.length} messages in ${seconds.toFixed(1)} s, ${CALLERS} at a time, at ${url}`)
  tally.print()
}

/** @returns the state that its case is left in, or what refused it */
async function oneMessage(product: Product, message: Message, key: string): Promise<string> {
  const random = seeded(key)
  const citizen = `visitor-${message.user ?? key}`
  try {
    const reported = await report(product, message, citizen, key, random)
    return await handle(product, reported, random)
  } catch (error) {
    if (error instanceof Refusal) return `(refused: ${error.code})`
    throw error
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
