type Method = (...values: unknown[]) => unknown

interface Callbacks {
  success?: Method
  fail?: Method
  complete?: Method
}

const ANSWERS_AT_ONCE =
  /Sync$|^get\w*Manager$|^(on|off|create|nextTick|canIUse|getWindowInfo|getDeviceInfo|getAppBaseInfo|getSystemSetting|getMenuButton|reportEvent|arrayBufferToBase64|base64ToArrayBuffer)/

/**
 * Replaces methods of `wx`. A replacement gets the call's arguments and then those of the test, and `this.origin` is the real method.
 * What it returns, or what its promise settles with, becomes the answer in the method's own manner: returned at once, through callbacks or a promise.
 * An answer whose errMsg says `:fail`, and anything thrown, is a failure.
 */
export class WxMocks {
  private readonly originals = new Map<string, unknown>()

  constructor(private readonly holder: { wx: Record<string, unknown> }) {}

  set(name: string, replacement: Method, extra: unknown[] = []): void {
    const { wx } = this.holder
    if (!this.originals.has(name)) this.originals.set(name, name in wx ? wx[name] : undefined)
    const original = this.originals.get(name)
    const self = { origin: typeof original === 'function' ? (original as Method).bind(wx) : undefined }
    wx[name] = (...values: unknown[]) => {
      const compute = (): unknown => replacement.call(self, ...values, ...extra)
      return ANSWERS_AT_ONCE.test(name)
        ? compute()
        : answerLater(name, values[0] as Callbacks | undefined, compute)
    }
  }

  restore(name: string): void {
    if (!this.originals.has(name)) return
    const original = this.originals.get(name)
    if (original === undefined) Reflect.deleteProperty(this.holder.wx, name)
    else this.holder.wx[name] = original
    this.originals.delete(name)
  }
}

function answerLater(name: string, callbacks: Callbacks = {}, compute: () => unknown): unknown {
  // A replacement may put its own callbacks onto the options before it calls the real method.
  const { success, fail, complete } = callbacks
  const answer = settle(name, compute)
  if (!success && !fail && !complete) return answer
  answer.then(
    (result) => {
      success?.(result)
      complete?.(result)
    },
    (error: unknown) => {
      fail?.(error)
      complete?.(error)
    },
  )
  return undefined
}

async function settle(name: string, compute: () => unknown): Promise<unknown> {
  const result = await Promise.resolve().then(compute)
  const isObject = typeof result === 'object' && result !== null
  const errMsg = isObject ? (result as { errMsg?: unknown }).errMsg : undefined
  if (typeof errMsg === 'string' && errMsg.includes(':fail')) throw result
  return isObject || result === undefined ? { errMsg: `${name}:ok`, ...result } : result
}
