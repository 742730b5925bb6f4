import path from 'node:path'
import automator from 'miniprogram-automator'

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
export type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
export type Element = NonNullable<Awaited<ReturnType<Page['$']>>>
export type InputElement = InstanceType<(typeof automator)['InputElement']>

declare const wx: InsideApp['wx']
declare const getApp: InsideApp['getApp']

/** A call of the app to the cloud, or an upload (`uploadFile`), as the phone saw it. */
export interface CloudCall {
  name: string
  data: unknown
  ms: number
  answer: unknown
}

/** The mini program on the phone of one person, with what it wrote and threw so far. */
export interface Phone {
  person: string
  app: MiniProgram
  console: { type: string; args: unknown[] }[]
  exceptions: { message: string; stack: string }[]
}

/** Opens a person's phone: in the product on this machine, or in WeChat DevTools when WECHAT_DEVTOOLS_CLI names its `cli`. */
export async function openPhone(person: string): Promise<Phone> {
  const app = await (process.env.WECHAT_DEVTOOLS_CLI ? launchDevTools(person) : connectToPreview(person))
  const phone: Phone = { person, app, console: [], exceptions: [] }
  app.on('console', (entry) => phone.console.push(entry))
  app.on('exception', (exception) => phone.exceptions.push(exception))
  await app.evaluate(watchCloud)
  return phone
}

/** What the phone asked of the cloud since it was opened. */
export function cloudCalls({ app }: Phone): Promise<CloudCall[]> {
  return app.evaluate(() => getApp().cloudCalls)
}

/** Cuts the phone off from the cloud, lets calls arrive whose answers get lost, or connects it again. */
export async function setOnline({ app }: Phone, online: boolean | 'loses answers'): Promise<void> {
  await app.evaluate((value: boolean | 'loses answers') => {
    getApp().online = value
  }, online)
}

/** What WeChat and WeCom delivered to everybody; undefined on DevTools, where nobody can look into other people's WeChat. */
export async function deliveredMessages(): Promise<
  { channel: string; [field: string]: unknown }[] | undefined
> {
  const url = process.env.JOURNEY_URL
  if (url === undefined) return undefined
  const answer = (await (await fetch(`${url}/client/messages`)).json()) as { messages: { channel: string }[] }
  return answer.messages
}

function connectToPreview(person: string): Promise<MiniProgram> {
  const endpoint = process.env.JOURNEY_WS_ENDPOINT
  if (endpoint === undefined)
    throw new Error('the product is not running: start the journeys with npm run test:e2e')
  return automator.connect({ wsEndpoint: `${endpoint}?as=${person}` })
}

/** `WECHAT_ACCOUNTS=lin=OPENID,chengguan-wang=OPENID` names the test accounts of DevTools that play the people. */
function launchDevTools(person: string): Promise<MiniProgram> {
  const accounts = new Map(
    (process.env.WECHAT_ACCOUNTS ?? '').split(',').map((pair) => pair.split('=') as [string, string]),
  )
  const account = accounts.get(person)
  if (account === undefined)
    throw new Error(`WECHAT_ACCOUNTS names no test account for ${person}; see docs/testing.md`)
  return automator.launch({
    cliPath: process.env.WECHAT_DEVTOOLS_CLI,
    projectPath: path.resolve(__dirname, '../..'),
    account,
  })
}

/** Runs inside the app: notes every call to the cloud, and refuses them while the phone is offline. */
function watchCloud(): void {
  const app = getApp()
  const calls: CloudCall[] = []
  const { callFunction, uploadFile } = wx.cloud
  Object.assign(app, { cloudCalls: calls, online: true })

  const notes = (name: string, data: unknown): ((answer: unknown) => void) => {
    const started = Date.now()
    return (answer) => calls.push({ name, data, ms: Date.now() - started, answer })
  }

  wx.cloud.callFunction = (options: { name: string; data?: unknown }) => {
    const note = notes(options.name, options.data)
    const failure = { errCode: -1, errMsg: 'cloud.callFunction:fail request:fail network is down' }
    const answer = app.online ? (callFunction(options) as Promise<unknown>) : Promise.reject(failure)
    answer.then(note, note)
    return app.online === 'loses answers' ? answer.then(() => Promise.reject(failure)) : answer
  }
  wx.cloud.uploadFile = (options: InsideUpload) => {
    const note = notes('uploadFile', { action: 'upload', cloudPath: options.cloudPath })
    const noted = {
      ...options,
      success: (answer: object) => {
        note(answer)
        options.success?.(answer)
      },
      fail: (error: object) => {
        note(error)
        options.fail?.(error)
      },
    }
    if (app.online) return uploadFile(noted)
    setTimeout(() =>
      noted.fail({ errCode: -1, errMsg: 'cloud.uploadFile:fail request:fail network is down' }),
    )
    return { onProgressUpdate: () => undefined, abort: () => undefined }
  }
}
