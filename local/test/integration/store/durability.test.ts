import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import tcb from '@cloudbase/node-sdk'
import { Store } from '../../../store/store'
import { functionEnvironment } from '../../support/gateway'
import { schema } from './writer'

// The SDK would warn of calls that the kill left unanswered, and ask Tencent's network whether it is inside.
Object.assign(process.env, functionEnvironment(''), { SILENCE: 'true' })

const root = join(__dirname, '../../../..')
let dataDir: string
const children: ChildProcess[] = []
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'durability-'))))
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

function run(script: string, ...options: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, script), ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

test('kill -9 in the middle of transactions: each acknowledged one is there, whole; indexes agree', async () => {
  const acknowledged: number[] = []
  for (const batch of [40, 25, 60]) {
    const { child, lines } = run('local/test/integration/store/writer.ts', dataDir)
    for (let i = 0; i < batch; i++) acknowledged.push(Number((await lines.next()).value))
    await kill(child)
  }

  const store = new Store({ dataDir, schema })
  const ids = new Set(store.findDocuments('pairs', {}).map(({ _id }) => String(_id)))
  for (const n of acknowledged)
    expect([n, ids.has(`${n}-left`), ids.has(`${n}-right`)]).toEqual([n, true, true])
  const halves = [...ids].filter(
    (id) => !ids.has(id.endsWith('left') ? id.replace('left', 'right') : id.replace('right', 'left')),
  )
  expect(halves).toEqual([])
  for (const filter of [{ side: 'left' }, { side: 'right', n: { $gte: 0 } }, { tags: 3 }, { code: 'l5' }]) {
    const scanned = store.findDocuments('pairs', { $nor: [{ $nor: [filter] }] }).length
    expect([filter, store.count('pairs', filter), store.find('pairs', filter).length]).toEqual([
      filter,
      scanned,
      scanned,
    ])
  }
  expect(store.findDocuments('pairs', { n: { $lt: 0 } }).length).toBeGreaterThan(0)
  store.close()
}, 60_000)

test('kill -9 of the gateway while clients write', async () => {
  const acknowledged: string[] = []
  for (let round = 0; round < 2; round++) {
    const { child, lines } = run('local/gateway/standalone.ts', '--port', '0', '--data', dataDir)
    const { admin } = JSON.parse(String((await lines.next()).value)) as { admin: string }
    const db = tcb.init({ env: 'local-env', secretId: 'i', secretKey: 'k', serviceUrl: admin }).database()
    if (round === 0) await db.createCollection('c')
    let writing = true
    const clients = Array.from({ length: 4 }, async (_, client) => {
      for (let i = 0; writing; i++) {
        const added = await db
          .collection('c')
          .add({ _id: `${round}-${client}-${i}`, i })
          .catch(() => undefined)
        if (added?.id) acknowledged.push(added.id)
        else return
      }
    })
    while (acknowledged.length < 100 * (round + 1)) await new Promise((resolve) => setImmediate(resolve))
    await kill(child)
    writing = false
    await Promise.all(clients)
  }

  const { child, lines } = run('local/gateway/standalone.ts', '--port', '0', '--data', dataDir)
  const { admin } = JSON.parse(String((await lines.next()).value)) as { admin: string }
  const db = tcb.init({ env: 'local-env', secretId: 'i', secretKey: 'k', serviceUrl: admin }).database()
  const { data } = await db.collection('c').limit(1000).get()
  const kept = new Set((data as { _id: string }[]).map(({ _id }) => _id))
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])

  const exit = once(child, 'exit') as Promise<[number | null]>
  child.kill('SIGTERM')
  expect((await exit)[0]).toBe(0)
}, 60_000)
