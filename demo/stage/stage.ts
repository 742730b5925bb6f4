import { personStore } from '../../cloudfunctions/kernel/people/store'
import type { Contract } from '../../cloudfunctions/kernel/contract/contract'
import { caseContracts } from '../../cloudfunctions/areas/case/contract'
import { staffContracts } from '../../cloudfunctions/areas/staff/contract'
import { parse } from '../../cloudfunctions/kernel/contract/parse'
import type { Context, UseCase } from '../../cloudfunctions/kernel/context'
import { viewerOf } from '../../cloudfunctions/kernel/context'
import { mayCall } from '../../cloudfunctions/kernel/contract/contract'
import { applyVerdict } from '../../cloudfunctions/areas/media/checks/apply-verdict'
import { workChecks } from '../../cloudfunctions/areas/media/checks/work-checks'
import { followHolder } from '../../cloudfunctions/areas/holders'
import { KINDS } from '../../cloudfunctions/areas/kinds'
import { workRobots } from '../../cloudfunctions/kernel/channels/robots/work-robots'
import { workOutbox } from '../../cloudfunctions/kernel/outbox/outbox'
import type { SdkDatabase } from '../../cloudfunctions/kernel/platform/database'
import type { Services } from '../../cloudfunctions/kernel/platform/services'
import { createRuntime } from '../../cloudfunctions/kernel/runtime'
import { sweep } from '../../cloudfunctions/areas/case/sweeps/sweep'
import { caseUseCases } from '../../cloudfunctions/areas/case/actions'
import { staffUseCases } from '../../cloudfunctions/areas/staff/actions'
import type { ActionOf, In, Out } from '#domain/api/index'
import type { Random } from '../random'

type PlayedArea = 'case' | 'staff'

/** Where sample cases are played: the product's own actions, at any moment of the past. */
export interface Stage {
  database: SdkDatabase
  /**
   * A person does something at a moment.
   * @throws Error when the product refuses it
   */
  act<A extends PlayedArea, N extends ActionOf<A>>(
    at: number,
    openid: string,
    area: A,
    action: N,
    input: In<A, N>,
  ): Promise<Out<A, N>>
  /** Messages and checks that follow from what was done by `at`. */
  followUp(at: number): Promise<void>
  /** The timers, at `at`: warnings, the end of waiting, the archive. */
  sweep(at: number): Promise<void>
}

/** Nobody is called: the past is over, its robots have answered and its pictures have been checked. */
function quietServices(database: SdkDatabase, traces: string[]): Services {
  const done = { code: 0, message: 'ok' }
  return {
    database,
    identity: () => ({ openid: '', source: '' }),
    checkText: () => Promise.resolve('pass'),
    checkImage: (url) => {
      const traceId = `seed:${url}`
      traces.push(traceId)
      return Promise.resolve({ ...done, traceId })
    },
    sendSubscribeMessage: () => Promise.resolve(done),
    sendRobotMessage: () => Promise.resolve(done),
    temporaryUrls: (fileIds) => Promise.resolve(new Map(fileIds.map((fileId) => [fileId, fileId]))),
    // The pictures are put where copies go; nothing is read here.
    isOwnFile: () => false,
    readFile: () => Promise.resolve('missing'),
    writeFile: (path) => Promise.reject(new Error(`nothing is written to ${path} in the past`)),
    fileIdsOf: () => Promise.resolve([]),
    removeFiles: () => Promise.resolve(),
    kickOutbox: () => undefined,
    kickRobots: () => undefined,
    kickChecks: () => undefined,
  }
}

const AREAS = {
  case: { contracts: caseContracts, useCases: caseUseCases },
  staff: { contracts: staffContracts, useCases: staffUseCases },
}

export function createStage(database: SdkDatabase, random: Random): Stage {
  const traces: string[] = []
  let now = 0
  const services = quietServices(database, traces)
  const runtime = createRuntime({ services, clock: () => now, random: random.next })
  const at = (time: number) => {
    now = time
    return runtime.open().context
  }
  async function contextOf(time: number, openid: string): Promise<Context> {
    const context = at(time)
    const person = await personStore(context.db).get(openid)
    if (!person) throw new Error(`nobody is called ${openid}`)
    const home = () => Promise.reject(new Error('nobody looks at the first page on this stage'))
    return { ...context, person, viewer: viewerOf(person), home }
  }

  return {
    database,
    async act(time, openid, area, action, input) {
      const contracts = AREAS[area].contracts as Record<string, Contract<unknown>>
      const useCases = AREAS[area].useCases as unknown as Record<string, UseCase<unknown, never>>
      const contract = contracts[action]
      const useCase = useCases[action]
      if (!contract || !useCase) throw new Error(`there is no action ${area}.${action}`)
      const context = await contextOf(time, openid)
      if (!mayCall(contract.who, context.person)) throw new Error(`${openid} may not ${action}`)
      return useCase(parse(contract.input, input), context)
    },
    async followUp(time) {
      while ((await workOutbox(KINDS, at(time))).done > 0);
      await workRobots(at(time))
      while ((await workChecks(followHolder, at(time))).asked > 0);
      for (const traceId of traces.splice(0)) await applyVerdict(traceId, 'pass', followHolder, at(time))
    },
    async sweep(time) {
      await sweep(at(time))
    },
  }
}
