import { invalidParam } from './errors'
import type { Action, GatewayOptions } from './types'

/** Calls between functions. The function's own failure arrives with the code that `invokeFunction` rejects with. */
export function functionActions(options: GatewayOptions): Record<string, Action> {
  return {
    'functions.invokeFunction': async (params, caller) => {
      const result = await options.invokeFunction(
        String(params.function_name),
        readData(params.request_data),
        caller,
      )
      return { data: { response_data: JSON.stringify(result ?? null) } }
    },
  }
}

function readData(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw invalidParam('request_data must be JSON')
  }
}
