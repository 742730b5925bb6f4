import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')
const START_TIMEOUT_MS = 120_000
const PAUSE_MS = 100

/** A running product on a data folder of its own. */
export interface Product {
  url: string
  wsEndpoint: string
  stop(): Promise<void>
}

/** Starts the product as a user does, with a new city. @throws Error with what it wrote when it does not come up */
export async function startProduct(): Promise<Product> {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'journeys-'))
  const [port, autoPort] = [await freePort(), await freePort()]
  const ports = ['--port', String(port), '--auto-port', String(autoPort)]
  const args = ['scripts/start.mjs', ...ports, '--data', dataDir, '--no-watch']
  const child = spawn('node', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = collect(child)
  const url = `http://127.0.0.1:${port}`
  const stop = async (): Promise<void> => {
    const exited = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.kill('SIGTERM')) await exited
    await fs.rm(dataDir, { recursive: true, force: true })
  }
  await waitUntilUp(url, child, output).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url, wsEndpoint: `ws://127.0.0.1:${autoPort}`, stop }
}

function collect({ stdout, stderr }: ChildProcess): string[] {
  const output: string[] = []
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk) => output.push(String(chunk)))
  return output
}

async function waitUntilUp(url: string, child: ChildProcess, output: string[]): Promise<void> {
  const end = Date.now() + START_TIMEOUT_MS
  while (!(await answers(`${url}/client/people`))) {
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`the product did not start:\n${output.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(START_TIMEOUT_MS) }).catch(() => undefined)
  return response?.ok ?? false
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
