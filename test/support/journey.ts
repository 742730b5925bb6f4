import fs from 'node:fs/promises'
import path from 'node:path'
import type { Phone } from './phones'
import { cloudCalls, openPhone } from './phones'

const STEP_TIMEOUT_MS = 60_000

/** A journey through the product in steps that build on each other; it leaves pictures, and more when it fails. */
export interface Journey {
  /** One step, a jest test. After a step failed, the rest of the journey makes no sense and is failed too. */
  step(name: string, work: () => Promise<void>): void
  /** The phone of a person, opened when first asked for. */
  phone(person: string): Promise<Phone>
  /** Closes the app on the person's phone and starts it again; what it stored is there. */
  restart(person: string): Promise<Phone>
  /** Keeps what the phone shows as dist/e2e/<journey>/<name>.png. */
  picture(phone: Phone, name: string): Promise<void>
}

/** Call it once at the top of a test file. */
export function startJourney(journeyName: string): Journey {
  const folder = path.resolve(__dirname, '../../dist/e2e', journeyName)
  const phones = new Map<string, Promise<Phone>>()
  let broken: string | undefined

  beforeAll(async () => {
    await fs.rm(folder, { recursive: true, force: true })
    await fs.mkdir(folder, { recursive: true })
  })
  afterAll(async () => {
    for (const phone of await opened(phones)) phone.app.disconnect()
  })

  const picture: Journey['picture'] = ({ app }, name) =>
    app.screenshot({ path: path.join(folder, `${name}.png`) }) as Promise<void>

  return {
    picture,
    phone(person) {
      const phone = phones.get(person) ?? openPhone(person)
      phones.set(person, phone)
      return phone
    },
    async restart(person) {
      await (await phones.get(person))?.app.close()
      const phone = openPhone(person)
      phones.set(person, phone)
      return phone
    },
    step(name, work) {
      const run = async (): Promise<void> => {
        if (broken !== undefined) throw new Error(`the journey ended at "${broken}"`)
        try {
          await work()
        } catch (error) {
          broken = name
          for (const phone of await opened(phones)) await keepEvidence(folder, name, phone, error)
          throw error
        }
      }
      test(name, run, STEP_TIMEOUT_MS)
    },
  }
}

/** The phones that did come up. */
async function opened(phones: Map<string, Promise<Phone>>): Promise<Phone[]> {
  const settled = await Promise.allSettled(phones.values())
  return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
}

/** What somebody needs to find out why a step failed: the picture, the error, the page's data, the console, exceptions and requests. */
async function keepEvidence(folder: string, step: string, phone: Phone, error: unknown): Promise<void> {
  const file = path.join(folder, `failed-${step}-${phone.person}`.replace(/[\s/]+/g, '-'))
  const page = await phone.app.currentPage().catch(() => undefined)
  const evidence = {
    error: String(error),
    page: page?.path,
    query: page?.query,
    data: await page?.data().catch(String),
    requests: await cloudCalls(phone).catch(String),
    exceptions: phone.exceptions,
    console: phone.console,
    functions: await functionLogs(),
  }
  await fs.writeFile(`${file}.json`, JSON.stringify(evidence, null, 2))
  await Promise.resolve(phone.app.screenshot({ path: `${file}.png` })).catch(() => undefined)
}

/** The latest lines of the functions, which the product on this machine keeps; they carry the ids of the requests. */
async function functionLogs(): Promise<unknown> {
  const url = process.env.JOURNEY_URL
  return url === undefined
    ? undefined
    : fetch(`${url}/debug/logs?limit=100`).then((answer) => answer.json(), String)
}
