import { WxFailure } from '../wx/failure'
import type { Network } from './network'

/** The local server's `/client/*`, called as the person who holds the phone. */
export class Server {
  constructor(
    private readonly person: string,
    private readonly network: Network,
  ) {}

  /** Posts JSON and reads JSON. @throws WxFailure when there is no network or the server refuses */
  async post<T>(path: string, body: unknown): Promise<T> {
    return this.read<T>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  }

  get<T>(path: string): Promise<T> {
    return this.read<T>(path, {})
  }

  /** Sends a file; `progress` is told the bytes sent so far. */
  upload(
    path: string,
    blob: Blob,
    progress: (sent: number) => void,
    signal: AbortSignal,
  ): Promise<Record<string, unknown>> {
    this.checkNetwork()
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      const fail = (reason: string) => () => reject(new WxFailure(reason, { errCode: -1 }))
      request.open('POST', path)
      request.setRequestHeader('x-person', this.person)
      request.upload.onprogress = ({ loaded }) => progress(loaded)
      request.onerror = fail('request:fail')
      request.onabort = fail('abort')
      request.onload = () => {
        const answer = parse(request.responseText)
        if (request.status < 300) resolve(answer)
        else reject(refusal(request.status, answer))
      }
      signal.addEventListener('abort', () => request.abort())
      this.network.onChange((connected) => !connected && request.abort())
      request.send(blob)
    })
  }

  private async read<T>(path: string, init: RequestInit): Promise<T> {
    this.checkNetwork()
    const headers = { ...init.headers, 'x-person': this.person }
    const response = await fetch(path, { ...init, headers }).catch((error: unknown) => {
      throw new WxFailure(`request:fail ${String(error)}`, { errCode: -1 })
    })
    const answer = parse(await response.text())
    this.checkNetwork()
    if (!response.ok) throw refusal(response.status, answer)
    return answer as T
  }

  private checkNetwork(): void {
    if (!this.network.isConnected) throw new WxFailure('request:fail network is down', { errCode: -1 })
  }
}

function refusal(status: number, answer: Record<string, unknown>): WxFailure {
  const { errCode = -1, errMsg = `the server answered ${status}` } = answer
  return new WxFailure(String(errMsg), { errCode })
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return { errMsg: text.slice(0, 200) }
  }
}
