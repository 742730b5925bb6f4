import type { HomeBlocks } from '#domain/api/city'
import type { Area } from '#domain/api/index'
import type { CollectionSchema } from './collections'
import type { Context, WorkContext } from './context'
import type { Contracts, UseCases } from './contract/contract'

/** What an area tells the rest of the program of itself, in its `area.ts`; `areas/index.ts` lists all of them. */
export interface AreaParts {
  name: string
  /** What it stores. */
  collections: readonly CollectionSchema[]
}

/** An area that phones call. One that gives to the first page must bring its block. */
export type PhoneArea<A extends Area> = AreaParts & {
  name: A
  contracts: Contracts<A>
  useCases: UseCases<A>
} & (A extends keyof HomeBlocks ? { homeBlock: HomeBlock<HomeBlocks[A]> } : { homeBlock?: never })

/** @returns an area's part of the first page, as the person who calls may see it */
export type HomeBlock<Block> = (context: Context) => Promise<Block>

/** Work that is looked for every five minutes. */
export interface Sweep {
  name: string
  /** @returns what was done, for the log */
  run: (context: WorkContext) => Promise<unknown>
}

/** @param event as WeChat sent it, so nothing about it is sure */
export type Push = (event: Readonly<Record<string, unknown>>, context: WorkContext) => Promise<object>
