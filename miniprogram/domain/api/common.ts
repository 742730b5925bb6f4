import type { ErrorBody } from '../kernel/errors'

/** What every function answers. Nothing is ever thrown across the network. */
export type Answer<Output> = { ok: true; data: Output } | { ok: false; error: ErrorBody }

/** A page of a list; pass `next` back to get the following one, absent at the end. */
export interface Page<Item> {
  items: Item[]
  next?: string
}

/** Anything without input. */
export type Nothing = Record<string, never>

export interface Option {
  id: string
  name: string
}
