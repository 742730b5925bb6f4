import { WxFailure } from './failure'

export interface Answer {
  errMsg: string
}

/** The callbacks every asynchronous `wx.*` call may carry. */
export interface Callbacks<R> {
  success?: (result: R & Answer) => void
  fail?: (error: Answer) => void
  complete?: (result: Answer) => void
}

export type AsyncApi<O, R> = (options?: O & Callbacks<R>) => Promise<R & Answer> | undefined

/**
 * Makes a `wx.*` call of the usual shape: callbacks, or a promise when there are none. A WxFailure becomes `name:fail reason`; any other error is
 * the preview's own and is also written to the console.
 */
export function asyncApi<O extends object, R extends object>(
  name: string,
  work: (options: O) => unknown,
): AsyncApi<O, R> {
  return (options = {} as O & Callbacks<R>) => {
    const settled = run(name, () => work(options))
    const { success, fail, complete } = options
    if (!success && !fail && !complete) return settled as Promise<R & Answer>
    void settled.then(
      (result) => {
        success?.(result as R & Answer)
        complete?.(result)
      },
      (error: Answer) => {
        fail?.(error)
        complete?.(error)
      },
    )
    return undefined
  }
}

async function run(name: string, work: () => unknown): Promise<Answer> {
  await Promise.resolve()
  try {
    const result = (await work()) as object | undefined
    return { errMsg: `${name}:ok`, ...result }
  } catch (error) {
    if (!(error instanceof WxFailure)) console.error(error)
    const reason = error instanceof Error ? error.message : String(error)
    const fields = error instanceof WxFailure ? error.fields : {}
    // Whoever prints the error sees the message only: it says what errMsg says.
    const errMsg = String(fields.errMsg ?? `${name}:fail ${reason}`)
    throw Object.assign(new Error(errMsg), { ...fields, errMsg })
  }
}
