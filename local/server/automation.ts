import type { Automation } from '../automation'
import { createAutomation } from '../automation'
import { PortTakenError } from './listener'

/** Where WeChat's automation client connects. */
export interface AutomationPort {
  /** 0 for any free one. */
  port: number
  /** Go on without automation when the port is taken: nobody asked for exactly this one. */
  optional?: boolean
}

export interface RunningAutomation {
  port: number
  endpoint: Automation
}

/**
 * Opens the automation endpoint.
 * @returns undefined when there is to be none, or its port is taken and it is optional
 * @throws PortTakenError
 */
export async function openAutomation(
  asked: AutomationPort | undefined,
  baseUrl: string,
  report: (line: string) => void,
): Promise<RunningAutomation | undefined> {
  if (asked === undefined) return undefined
  const endpoint = createAutomation({ port: asked.port, baseUrl: () => baseUrl })
  try {
    return { port: await endpoint.ready, endpoint }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (!asked.optional) throw new PortTakenError(asked.port)
    report(`自动化端口 ${asked.port} 已被占用，本次不开放自动化；可用 --auto-port P 另选`)
    return undefined
  }
}
