import type { ActionOf, Area, In, Out } from '#domain/api/index'
import { functionCall } from '#domain/api/index'
import type { Answer } from '#domain/api/common'
import type { Tally } from './tally'

/** The product said no, with its code. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** A running product, used as phones use it. */
export interface Product {
  /** @throws Refusal */
  call<A extends Area, N extends ActionOf<A>>(
    person: string,
    area: A,
    action: N,
    input: In<A, N>,
  ): Promise<Out<A, N>>
  /** @returns the file's id */
  upload(person: string, path: string, content: Buffer): Promise<string>
}

export function connect(url: string, tally: Tally): Product {
  async function post(person: string, path: string, body: Buffer | string, type: string): Promise<unknown> {
    const headers = { 'content-type': type, 'x-person': person }
    const response = await fetch(url + path, { method: 'POST', headers, body })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  async function timed<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now()
    const result = await work()
    tally.took(name, performance.now() - startedAt)
    return result
  }
  return {
    async call(person, area, action, input) {
      const name = `${area}.${action}`
      const body = JSON.stringify(functionCall(area, action, input))
      const { result, errMsg } = (await timed(name, () =>
        post(person, '/client/callFunction', body, 'application/json'),
      )) as { result?: Answer<never>; errMsg: string }
      if (result?.ok) return result.data
      const { code, message } = result?.error ?? { code: 'call failed', message: errMsg }
      tally.refused(name, code)
      throw new Refusal(code, message)
    },
    async upload(person, path, content) {
      const { fileID } = (await timed('upload', () =>
        post(person, `/client/uploadFile?cloudPath=${encodeURIComponent(path)}`, content, 'image/jpeg'),
      )) as { fileID: string }
      return fileID
    },
  }
}

/** @returns whether a product answers there */
export async function isRunning(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/client/people`)).ok
  } catch {
    return false
  }
}
