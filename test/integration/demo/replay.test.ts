import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { TestRuntime } from '../../../local/test/support/local-runtime'
import { scratchFolder, startTestRuntime } from '../../../local/test/support/local-runtime'
import { collections } from '../../../cloudfunctions/collections'
import { Files } from '../../../local/gateway/files'
import { seed } from '../../../demo/seed'
import { Store } from '../../../local/store/store'
import { readMessages } from '../../../demo/replay/messages'
import { product } from '../../../demo/product'
import { replay } from '../../../demo/replay/replay'
import { functionBuild, functionsTarget } from '../../../scripts/project'

const MESSAGES = [
  {
    title: '路灯不亮',
    detail: 'A市A3区人民路三盏路灯不亮，晚上很黑',
    time: '2019-01-01 10:00:00',
    user: 'A1',
  },
  { title: '井盖松动', detail: '学校门口井盖松动，车一压就响', time: '2019-01-02 10:00:00', user: 'A2' },
  {
    title: '工地夜间施工',
    detail: '连续三晚十一点后还在打桩，噪音扰民',
    time: '2019-01-03 10:00:00',
    user: 'A1',
  },
  { title: '咨询入学', detail: '请问积分入学什么时候报名，要哪些材料', time: '2019-01-04 10:00:00' },
]

async function seedFolder(directory: string): Promise<void> {
  const store = new Store({ dataDir: directory, schema: collections })
  const files = new Files({ dataDir: directory, publicUrl: () => 'http://127.0.0.1' })
  await seed({ store, files, now: Date.now() })
  store.close()
}

describe('messages', () => {
  const folder = scratchFolder()
  afterAll(folder.remove)
  const lines = MESSAGES.map((message) => JSON.stringify(message)).join('\n')

  test('are read from JSON lines, plain or gzipped, spread over the file', () => {
    writeFileSync(join(folder.path, 'plain.jsonl'), `${lines}\n`)
    writeFileSync(join(folder.path, 'packed.jsonl.gz'), gzipSync(lines))
    expect(readMessages(join(folder.path, 'plain.jsonl'), 10)).toHaveLength(4)
    const two = readMessages(join(folder.path, 'packed.jsonl.gz'), 2)
    expect(two.map(({ title }) => title)).toEqual(['路灯不亮', '工地夜间施工'])
  })

  test('a line that is no message is named', () => {
    writeFileSync(join(folder.path, 'bad.jsonl'), `${JSON.stringify(MESSAGES[0])}\n{"text":"…"}\n`)
    expect(() => readMessages(join(folder.path, 'bad.jsonl'), 10)).toThrow('line 2')
  })
})

describe('a replay on the seeded city', () => {
  const folder = scratchFolder()
  let runtime: TestRuntime
  beforeAll(async () => {
    runtime = await startTestRuntime({
      product,
      dataDir: folder.path,
      functionsRoot: functionsTarget,
      functionBuild: functionBuild(),
      strictIndexes: true,
      seed: seedFolder,
    })
  }, 120_000)
  afterAll(async () => {
    await runtime.close()
    folder.remove()
  })

  test('the city is there before anybody comes', async () => {
    const { result } = await runtime.call('lin', 'citizen', { action: 'city.home', input: {} })
    expect(result).toMatchObject({ ok: true, data: { cityName: '中山', mine: { toRate: 1 } } })
  }, 60_000)

  test('every message becomes one case that is walked on, and nothing is refused', async () => {
    const before = runtime.cloud.gateway.store.count('cases', {})
    const tally = await replay(MESSAGES, runtime.url, 'test')
    expect(tally.refusals()).toEqual({})
    expect(Object.values(tally.ends()).reduce((sum, count) => sum + count, 0)).toBe(MESSAGES.length)
    expect(runtime.cloud.gateway.store.count('cases', {})).toBe(before + MESSAGES.length)
  }, 120_000)

  test('places and towns of the file read as Zhongshan’s', () => {
    const [found] = runtime.cloud.gateway.store.findDocuments(
      'cases',
      { text: /路灯不亮\n?/ },
      {
        sort: { submittedAt: -1 },
        limit: 1,
      },
    )
    expect(found?.text).toMatch(/^路灯不亮/)
    expect(found?.text).not.toMatch(/A市|A3区/)
  })
})
