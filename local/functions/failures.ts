import type { FunctionFailure } from './types'

/** The cloud's failures by what happened; the client's numbers are those of `wx.cloud.callFunction`. */
export const failures = {
  notFound: (name: string): FunctionFailure => ({
    errCode: -501000,
    code: 'FUNCTION_NOT_FOUND',
    message: `FunctionName parameter could not be found: ${name}`,
  }),
  requestTooLarge: (bytes: number): FunctionFailure => ({
    errCode: -501007,
    code: 'INVALID_PARAM',
    message: `The request is ${bytes} bytes, above the limit of 6 MB`,
  }),
  responseTooLarge: (bytes: number): FunctionFailure => ({
    errCode: -604001,
    code: 'FUNCTIONS_EXECUTE_FAIL',
    message: `The size of response exceeds the upper limit (6MB): ${bytes} bytes`,
  }),
  tooManyWaiting: (name: string): FunctionFailure => ({
    errCode: -501004,
    code: 'EXCEED_CONCURRENT_REQUEST_LIMIT',
    message: `Too many requests wait for ${name}`,
  }),
  timedOut: (seconds: number): FunctionFailure => ({
    errCode: -504003,
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    message: `Invoking task timed out after ${seconds} seconds`,
  }),
  threw: (message: string): FunctionFailure => execution(message),
  exited: (exitCode: number): FunctionFailure =>
    execution(`Process exited unexpectedly before completing request (exit code ${exitCode})`),
  outOfMemory: (megabytes: number): FunctionFailure =>
    execution(`Memory limit exceeded: the function may use ${megabytes} MB`),
  stopping: (): FunctionFailure => execution('The runtime is stopping'),
}

function execution(message: string): FunctionFailure {
  return { errCode: -504002, code: 'FUNCTIONS_EXECUTE_FAIL', message }
}
