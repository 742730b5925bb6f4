import type { MiniProgram } from '../mini-program'
import type { Registry } from './registry'

export type Params = Record<string, unknown>
export type Handler = (params: Params) => unknown
export type Handlers = Record<string, Handler>

/** What the handlers of automation commands work on. */
export interface Phone {
  program: MiniProgram
  registry: Registry
  /** Tells the client something it did not ask for. */
  notify(method: string, params: unknown): void
}

/** @throws Error when the command lacks the text `name` */
export function textOf(params: Params, name: string): string {
  const value = params[name]
  if (typeof value !== 'string') throw new Error(`${name} must be a text`)
  return value
}

/** @throws Error when the command lacks the list of texts `name` */
export function textsOf(params: Params, name: string): string[] {
  const value = params[name]
  if (!Array.isArray(value)) throw new Error(`${name} must be a list`)
  return value.map(String)
}

export function listOf(params: Params, name: string): unknown[] {
  const value = params[name]
  return Array.isArray(value) ? value : []
}
