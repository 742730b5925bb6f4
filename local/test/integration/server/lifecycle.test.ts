import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFunctionBuild } from '../../../functions/build'
import { DataInUseError, PortTakenError } from '../../../server'
import { Store } from '../../../store/store'
import { example } from '../../support/example'
import { FunctionFolder } from '../../support/function-folder'
import type { TestRuntime } from '../../support/local-runtime'
import { scratchFolder, startTestRuntime } from '../../support/local-runtime'

const notes = {
  code: `const cloud = require('wx-server-sdk'); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    const notes = cloud.database().collection('people')
    exports.main = async ({ add }) => {
      if (add) await notes.add({ data: { _id: add } })
      return (await notes.orderBy('_id', 'asc').get()).data.map(({ _id }) => _id)
    }`,
}

const folder = new FunctionFolder({ notes })
let data: ReturnType<typeof scratchFolder>
let running: TestRuntime[]

beforeEach(() => {
  data = scratchFolder()
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((runtime) => runtime.close()))
  data.remove()
})
afterAll(() => folder.remove())

async function start(options: Partial<Parameters<typeof startTestRuntime>[0]> = {}): Promise<TestRuntime> {
  const runtime = await startTestRuntime({ dataDir: data.path, functionsRoot: folder.root, ...options })
  running.push(runtime)
  return runtime
}

async function stop(runtime: TestRuntime): Promise<void> {
  running = running.filter((one) => one !== runtime)
  await runtime.close()
}

async function fill(dataDir: string, id: string): Promise<void> {
  const store = new Store({ dataDir, schema: example.collections })
  store.importMany('people', [{ _id: id }])
  store.close()
}

describe('data', () => {
  it('is there after a restart, and gone after a fresh one', async () => {
    const first = await start()
    await first.call('lin', 'notes', { add: 'a' })
    await stop(first)
    const second = await start()
    expect((await second.call('lin', 'notes')).result).toEqual(['a'])
    await stop(second)
    const third = await start({ fresh: true })
    expect((await third.call('lin', 'notes')).result).toEqual([])
  })

  it('is filled on the first start only', async () => {
    const seed = jest.fn((directory: string) => fill(directory, 'seeded'))
    await stop(await start({ seed }))
    const again = await start({ seed })
    expect((await again.call('lin', 'notes')).result).toEqual(['seeded'])
    expect(seed).toHaveBeenCalledTimes(1)
  })

  it('is not half there when filling it was interrupted', async () => {
    const interrupted = start({
      seed: async (directory) => {
        await fill(directory, 'half')
        throw new Error('power cut')
      },
    })
    await expect(interrupted).rejects.toThrow('power cut')
    expect(existsSync(join(data.path, 'city'))).toBe(false)
    const again = await start({ seed: (directory) => fill(directory, 'whole') })
    expect((await again.call('lin', 'notes')).result).toEqual(['whole'])
  })

  it('belongs to one running product at a time', async () => {
    writeFileSync(join(data.path, 'runtime.pid'), String(process.ppid))
    await expect(start()).rejects.toThrow(DataInUseError)
  })

  it('is taken over from one that was killed', async () => {
    const NOBODY = 2 ** 22 + 1
    writeFileSync(join(data.path, 'runtime.pid'), String(NOBODY))
    expect((await (await start()).call('lin', 'notes')).result).toEqual([])
  })
})

describe('the port', () => {
  it('that is taken is named, and the data stays free', async () => {
    const first = await start()
    const port = Number(new URL(first.url).port)
    const other = scratchFolder()
    await expect(start({ port, dataDir: other.path })).rejects.toThrow(new PortTakenError(port))
    expect(existsSync(join(other.path, 'runtime.pid'))).toBe(false)
    other.remove()
  })
})

describe('a change of a function’s source', () => {
  it('shows in the next calls without a restart; a mistake keeps the code that worked', async () => {
    const sources = scratchFolder()
    const target = new FunctionFolder({})
    const write = (code: string): void => {
      mkdirSync(join(sources.path, 'says'), { recursive: true })
      writeFileSync(join(sources.path, 'says', 'index.ts'), code)
    }
    write("export const main = (): string => 'before'")
    const lines: string[] = []
    const runtime = await start({
      functionsRoot: target.root,
      functionBuild: createFunctionBuild({ source: sources.path, target: target.root, sdkVersion: '4.0.2' }),
      watch: [sources.path],
      report: (line) => lines.push(line),
    })
    const says = async (): Promise<unknown> => (await runtime.call('lin', 'says')).result
    expect(await says()).toBe('before')
    write('export const main = (')
    await until(() => lines.some((line) => line.includes('构建失败')))
    expect(await says()).toBe('before')
    write("export const main = (): string => 'after'")
    await until(async () => (await says()) === 'after')
    await stop(runtime)
    sources.remove()
    target.remove()
  })
})

/** Waits for a condition; the test's own time limit ends a wait for nothing. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}
