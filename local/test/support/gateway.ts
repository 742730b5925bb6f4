import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cloud from 'wx-server-sdk'
import { createGateway, type Gateway, type GatewayOptions } from '../../gateway'

export interface TestGateway {
  /** The real SDK, set up as in a function. */
  cloud: typeof cloud
  db: ReturnType<typeof cloud.database>
  gateway: Gateway
  adminUrl: string
  stop(): Promise<void>
}

/**
 * A gateway on a free port over a fresh folder, and wx-server-sdk talking to it. The SDK reads the address from
 * `process.env`, so a test file has one gateway at a time.
 */
export async function startTestGateway(options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'gateway-'))
  let publicUrl = ''
  const gateway = createGateway({
    strictIndexes: true,
    // Nobody cuts the power of a test; waiting for the disk at every write took a third of its time.
    durable: false,
    invokeFunction: (name) => Promise.reject(new Error(`this test has no function ${name}`)),
    openApi: (api) => Promise.reject(new Error(`this test has no openapi.${api}`)),
    ...options,
    dataDir,
    publicUrl: () => publicUrl,
  })
  const server = createServer((request, response) => {
    gateway.handle(request, response).then(
      (own) => own || response.writeHead(404).end(),
      (error: unknown) => response.destroy(error as Error),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const adminUrl = `${publicUrl}/admin`

  Object.assign(process.env, functionEnvironment(adminUrl))
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV } as unknown as Parameters<typeof cloud.init>[0])
  return {
    cloud,
    db: cloud.database(),
    gateway,
    adminUrl,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      gateway.close()
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What a cloud function finds in its environment. */
export function functionEnvironment(adminUrl: string): Record<string, string> {
  return {
    TCB_ENV: 'local-env',
    SCF_NAMESPACE: 'local-env',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
  }
}
