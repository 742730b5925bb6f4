import { FunctionFolder } from '../../support/function-folder'
import type { CrashTest, KillableRuntime } from '../../support/killable'
import { crashInTheMiddle, startKillable } from '../../support/killable'
import { scratchFolder } from '../../support/local-runtime'

// What a submission is at its smallest: two documents in one transaction, the same key twice is the same one.
const submits = {
  code: `const cloud = require('wx-server-sdk'); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    const db = cloud.database()
    exports.main = async ({ key, list }) => {
      if (list) return {
        cases: (await db.collection('cases').limit(1000).get()).data.map(({ _id }) => _id),
        events: (await db.collection('case_events').limit(1000).get()).data.map(({ caseId }) => caseId),
      }
      await db.runTransaction(async (transaction) => {
        await transaction.collection('cases').doc(key).set({ data: { number: key, text: 'x'.repeat(2000) } })
        await transaction.collection('case_events').add({ data: { caseId: key, text: 'y'.repeat(2000) } })
      })
      return { acknowledged: true }
    }`,
  config: { timeout: 20 },
}
const ROUNDS = 2

jest.setTimeout(180_000)

it('kill -9 in the middle of submissions loses nothing that was acknowledged, and leaves nothing by halves', async () => {
  const folder = new FunctionFolder({ submits })
  const data = scratchFolder()
  const test: CrashTest = {
    start: () => startKillable(data.path, folder.root),
    submit: async (runtime, key) => Boolean((await runtime.call('lin', 'submits', { key })).result),
    callers: 6,
    acknowledgedBeforeKill: 25,
  }
  const acknowledged: string[] = []
  const tried: string[] = []
  for (let round = 1; round <= ROUNDS; round += 1) {
    const crash = await crashInTheMiddle(test, `round-${round}`)
    acknowledged.push(...crash.acknowledged)
    tried.push(...crash.tried)
    const { cases, events } = await listed(crash.runtime)
    await crash.runtime.kill()
    expect(acknowledged.filter((key) => !cases.includes(key))).toEqual([])
    expect(events.sort()).toEqual(cases.sort())
    expect(cases.filter((key) => !tried.includes(key))).toEqual([])
  }
  data.remove()
  folder.remove()
})

async function listed(runtime: KillableRuntime): Promise<{ cases: string[]; events: string[] }> {
  const { result } = await runtime.call('lin', 'submits', { list: true })
  return result as { cases: string[]; events: string[] }
}
