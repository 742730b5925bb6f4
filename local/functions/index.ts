export { decodeCaller } from './environment'
export type { Functions, FunctionsOptions } from './runtime'
export { createFunctions } from './runtime'
export type { Caller, CallOutcome } from './types'
