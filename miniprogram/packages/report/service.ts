import type { Prepared, PrepareInput, SubmitInput, Submitted } from '../../domain/api/case'
import { call } from '../../services/call'

export function prepare(input: PrepareInput): Promise<Prepared> {
  return call('case', 'prepare', input)
}

/** A retry with the same key is the same case. */
export function submit(input: SubmitInput): Promise<Submitted> {
  return call('case', 'submit', input)
}
