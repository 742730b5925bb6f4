import { CLOUD_ENVIRONMENT } from '../environment'
import type { ActionOf, Area, FunctionCall, In, Out } from '../domain/api/index'
import { functionCall } from '../domain/api/index'
import type { Answer } from '../domain/api/common'
import type { ErrorCode } from '../domain/kernel/errors'
import { AppError } from '../domain/kernel/errors'
import { within } from './within'

/** The only place that calls a cloud function. Pages use the services beside it. */

/**
 * Longer than people wait, and than all but the keeping of a large video takes. What answers later is done all the same: the
 * same call again finds it done.
 */
const TIMEOUT = 25_000

/** What a call failed with, and the request it can be found by in the log. */
export class CallError extends AppError {
  readonly requestId: string | undefined

  constructor(
    code: ErrorCode,
    options: { text?: string; fields?: Record<string, string>; requestId?: string },
  ) {
    super(code, options)
    this.name = 'CallError'
    this.requestId = options.requestId
  }
}

export function startCloud(): void {
  wx.cloud.init(CLOUD_ENVIRONMENT ? { env: CLOUD_ENVIRONMENT, traceUser: true } : { traceUser: true })
}

const inFlight = new Map<string, Promise<unknown>>()

/**
 * Calls `action` of `area`, at the cloud function that serves it. The same call while one is under way shares its answer, so a double
 * tap sends once.
 * @throws CallError with the server's code, or `offline`, `timeout`, `unavailable` when there was no answer
 */
export function call<A extends Area, N extends ActionOf<A>>(
  area: A,
  action: N,
  input: In<A, N>,
): Promise<Out<A, N>> {
  const request = functionCall(area, action, input)
  const key = `${request.data.action} ${JSON.stringify(input)}`
  const running = inFlight.get(key) as Promise<Out<A, N>> | undefined
  if (running) return running
  const started = send<Out<A, N>>(request).finally(() => inFlight.delete(key))
  inFlight.set(key, started)
  return started
}

async function send<Output>(request: FunctionCall): Promise<Output> {
  const { result, requestID } = await within(TIMEOUT, invoke(request), () => new CallError('timeout', {}))
  const answer = result as Answer<Output> | undefined
  if (!answer) throw new CallError('unavailable', { requestId: requestID })
  if (answer.ok) return answer.data
  const { code, message, fields, requestId = requestID } = answer.error
  throw new CallError(code, { text: message, fields, requestId })
}

async function invoke({ name, data }: FunctionCall): Promise<{ result: unknown; requestID?: string }> {
  try {
    return await wx.cloud.callFunction({ name, data })
  } catch (failure) {
    throw failedCall(failure)
  }
}

/** @returns what WeChat's failure means to a person; it tells by numbers or by words, depending on where it failed. */
export function failedCall(failure: unknown): CallError {
  const { errCode, errMsg = '' } = (failure ?? {}) as { errCode?: number; errMsg?: string }
  const requestId = /requestid:? ?([\w-]+)/i.exec(errMsg)?.[1]
  return new CallError(codeOfFailure(errCode, errMsg), { requestId })
}

function codeOfFailure(errCode: number | undefined, errMsg: string): ErrorCode {
  // -404012 waiting for the answer took too long, -504003 the function's own limit
  if (errCode === -404012 || errCode === -504003 || /time[sd]? ?out|time limit/i.test(errMsg))
    return 'timeout'
  // -404011 and the like reached the cloud; what did not speaks of the network
  if (/request:fail|interrupted|network|ERR_|offline|abort/i.test(errMsg)) return 'offline'
  return 'unavailable'
}

const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'offline',
  'timeout',
  'unavailable',
  'internal',
])

/** @returns whether trying the same again may help. */
export function isRetryable(error: unknown): boolean {
  return error instanceof AppError && RETRYABLE.has(error.code)
}

/** Sentences that say nothing without the field that they stand beside. */
const NEEDS_FIELD: ReadonlySet<string> = new Set(['格式不正确', '请填写此项'])

/**
 * @returns the sentence to show for anything that was thrown: what the server says about a field where it says more than
 * that the input is wrong. A page that shows it at the field uses `fieldOf` first.
 */
export function messageOf(error: unknown): string {
  if (!(error instanceof AppError)) return new AppError('internal').message
  const { code, fields = {}, message } = error
  const told = Object.values(fields).find((sentence) => !NEEDS_FIELD.has(sentence))
  return code === 'invalid_input' && told ? told : message
}

/** @returns what the server says about fields of the input, by their paths */
export function fieldsOf(error: unknown): Record<string, string> {
  return error instanceof AppError ? (error.fields ?? {}) : {}
}

/** @returns what the server says about one field of the input; undefined when it says nothing about it. */
export function fieldOf(error: unknown, field: string): string | undefined {
  return error instanceof AppError ? error.fields?.[field] : undefined
}

/** @returns the code of anything that was thrown. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'internal'
}
