import type { Command, Notice } from './protocol'
import type { HeadlessPhones } from './headless'
import type { Phones } from './phones'

export interface SessionOptions {
  person: string
  phones: Phones
  headless: HeadlessPhones
  testAccounts: { openid: string; nickName: string }[]
  tell: (notice: Notice) => void
}

type Handler = (params: Record<string, unknown>) => Promise<unknown>

/** WeChat DevTools can do these; one machine without WeChat cannot. */
const IMPOSSIBLE: Readonly<Record<string, string>> = {
  'Tool.enableRemoteDebug': 'there is no real phone to move to',
  'Tool.stopAudits': 'the audits are part of WeChat DevTools',
  'Tool.getTicket': 'nobody is logged in to WeChat here',
  'Tool.setTicket': 'nobody is logged in to WeChat here',
  'Tool.refreshTicket': 'nobody is logged in to WeChat here',
}

/** One connected client and the phone it drives: answers what concerns the tool, hands everything else to the phone's page. */
export class Session {
  private isLogging = false
  private readonly own: Readonly<Record<string, Handler>> = {
    'Tool.getInfo': () => this.info(),
    'Tool.getTestAccounts': async () => ({ accounts: this.options.testAccounts }),
    'Tool.close': async () => ({}),
    'App.exit': () => this.exit(),
    'App.enableLog': async () => this.enableLog(),
    'App.captureScreenshot': () => this.capture(),
  }

  constructor(private readonly options: SessionOptions) {}

  get person(): string {
    return this.options.person
  }

  /** @throws Error whose message the client throws */
  async run({ method, params }: Command): Promise<unknown> {
    const reason = IMPOSSIBLE[method]
    if (reason !== undefined) throw new Error(`${method} is not supported by the preview: ${reason}`)
    return this.own[method]?.(params) ?? this.relay(method, params)
  }

  hear(notice: Notice): void {
    if (notice.method !== 'App.logAdded' || this.isLogging) this.options.tell(notice)
  }

  private async relay(method: string, params: Record<string, unknown>): Promise<unknown> {
    const phone = await this.options.phones.of(this.person)
    return phone.send(method, params)
  }

  /** Starts the phone, so that a client is connected only when there is something to drive. */
  private async info(): Promise<{ SDKVersion: string; version: string }> {
    const answer = await this.relay('App.callWxMethod', { method: 'getSystemInfoSync', args: [] })
    const { SDKVersion } = (answer as { result: { SDKVersion: string } }).result
    return { SDKVersion, version: 'preview' }
  }

  private async enableLog(): Promise<object> {
    this.isLogging = true
    return {}
  }

  /** Closes the app as a person does. In a browser somebody looks at, it starts anew instead of vanishing. */
  private async exit(): Promise<object> {
    const { phones, headless } = this.options
    if (headless.isOpen(this.person)) await phones.closeApp(this.person)
    else if (phones.inWindows().includes(this.person)) await this.relay('App.exit', {})
    return {}
  }

  private async capture(): Promise<{ data: string }> {
    await this.options.phones.of(this.person)
    const data = await this.options.headless.capture(this.person)
    if (data === undefined) {
      throw new Error(
        `App.captureScreenshot is not supported for a phone in an open browser window: close the window of ${this.person}, and a headless phone starts for the next command`,
      )
    }
    return { data }
  }
}
