import type { WebSocket } from 'ws'
import type { HeadlessPhones } from './headless'
import { Phone } from './phone'
import type { Notice } from './protocol'

const OPEN_TIMEOUT_MS = 30_000
/** A window that went away may only be reloading, as after each change of the code. */
const RELOAD_MS = 3000

/** The phones whose page is connected, by person. Opens a headless one when a person has none. */
export class Phones {
  /** By person, the newest last: that one is driven. */
  private readonly open = new Map<string, Phone[]>()
  private readonly opening = new Map<string, Promise<Phone>>()
  private readonly arrivals = new Map<string, (phone: Phone) => void>()
  /** When the last window of a person went away. */
  private readonly windowsGone = new Map<string, number>()
  private isClosed = false

  constructor(
    private readonly headless: HeadlessPhones,
    private readonly onNotice: (person: string, notice: Notice) => void,
  ) {}

  /** A phone's page connected. */
  connect(person: string, isHeadless: boolean, socket: WebSocket): void {
    const phone: Phone = new Phone(person, isHeadless, socket, (notice) => {
      if (this.driven(person) === phone) this.onNotice(person, notice)
    })
    this.open.set(person, [...this.pagesOf(person), phone])
    socket.on('close', () => {
      this.forget(phone)
      if (!isHeadless) this.windowsGone.set(person, Date.now())
    })
    this.arrivals.get(person)?.(phone)
  }

  /** The phone the person holds, opened when there is none. @throws Error when it does not come up */
  of(person: string): Promise<Phone> {
    const phone = this.driven(person)
    if (phone !== undefined) return Promise.resolve(phone)
    const coming = this.opening.get(person) ?? this.start(person)
    this.opening.set(person, coming)
    return coming
  }

  /** Resolves when no phone of the person is on its way, whether it came up or not. */
  async settled(person: string): Promise<void> {
    await this.opening.get(person)?.catch(() => undefined)
  }

  /** Closes the app on a headless phone; the next command opens it again. */
  async closeApp(person: string): Promise<void> {
    if (!this.headless.isOpen(person)) return
    // A page that is closing must not get the next command.
    for (const phone of this.pagesOf(person)) if (phone.headless) this.forget(phone)
    await this.headless.closeApp(person)
  }

  /** Whoever has a phone open in a browser that somebody looks at, first come first. */
  inWindows(): string[] {
    return [...this.open]
      .filter(([, phones]) => phones.some(({ headless }) => !headless))
      .map(([person]) => person)
  }

  close(): void {
    this.isClosed = true
  }

  private pagesOf(person: string): Phone[] {
    return this.open.get(person) ?? []
  }

  private driven(person: string): Phone | undefined {
    return this.pagesOf(person).at(-1)
  }

  private forget(phone: Phone): void {
    const others = this.pagesOf(phone.person).filter((other) => other !== phone)
    if (others.length > 0) this.open.set(phone.person, others)
    else this.open.delete(phone.person)
  }

  private async start(person: string): Promise<Phone> {
    const arrival = this.arrivalOf(person)
    try {
      if (this.isClosed) throw new Error('the automation endpoint is closed')
      const back = await this.reloaded(person, arrival.phone)
      if (back !== undefined) return back
      // A headless page that reloads comes back by itself.
      if (!this.headless.isOpen(person)) await this.headless.open(person)
      return await arrival.phone.catch(async (error: Error) => {
        throw new Error(`${error.message}; it shows: ${await this.headless.text(person)}`)
      })
    } finally {
      arrival.forget()
      this.opening.delete(person)
    }
  }

  /** The window of a person that comes back within the time a reload takes; undefined when there was none, or it stays away. */
  private async reloaded(person: string, arrival: Promise<Phone>): Promise<Phone | undefined> {
    const left = (this.windowsGone.get(person) ?? 0) + RELOAD_MS - Date.now()
    if (left <= 0) return undefined
    let timer: NodeJS.Timeout | undefined
    const waited = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), left)))
    return Promise.race([arrival, waited]).finally(() => clearTimeout(timer))
  }

  private arrivalOf(person: string): { phone: Promise<Phone>; forget(): void } {
    let timer: NodeJS.Timeout | undefined
    const phone = new Promise<Phone>((resolve, reject) => {
      this.arrivals.set(person, resolve)
      timer = setTimeout(
        () => reject(new Error(`the phone of ${person} did not start within ${OPEN_TIMEOUT_MS / 1000} s`)),
        OPEN_TIMEOUT_MS,
      )
    })
    phone.catch(() => undefined)
    return {
      phone,
      forget: () => {
        clearTimeout(timer)
        this.arrivals.delete(person)
      },
    }
  }
}
