import tcb from '@cloudbase/node-sdk'
import type { CollectionSchema, IndexSchema } from '../../../store/schema'
import type { GatewayOptions } from '../../../gateway'
import { startTestGateway, type TestGateway } from '../../support/gateway'

/** Declares a collection; `-field` is descending, `@field` a point, a leading `!` makes the index unique. */
export function collection(name: string, ...indexes: string[][]): CollectionSchema {
  return { name, indexes: indexes.map(toIndex) }
}

function toIndex(fields: string[]): IndexSchema {
  const unique = fields[0]?.startsWith('!') ?? false
  const names = fields.map((field) => field.replace('!', ''))
  return {
    name: names.join(','),
    ...(unique && { unique }),
    fields: names.map((field) => {
      if (field.startsWith('@')) return { field: field.slice(1), type: 'geo' as const }
      return field.startsWith('-') ? { field: field.slice(1), order: 'desc' } : { field, order: 'asc' }
    }),
  }
}

export interface StoreFixture extends TestGateway {
  /** @cloudbase/node-sdk against the same gateway. */
  app: tcb.CloudBase
  node: ReturnType<tcb.CloudBase['database']>
}

/** A gateway with these collections, and both SDKs. */
export async function startStore(
  schema: CollectionSchema[],
  options: Partial<GatewayOptions> = {},
): Promise<StoreFixture> {
  const gateway = await startTestGateway({ schema, strictIndexes: false, ...options })
  const app = tcb.init({ env: 'local-env', secretId: 'id', secretKey: 'key', serviceUrl: gateway.adminUrl })
  return { ...gateway, app, node: app.database() }
}

export interface Row {
  _id: string
  [field: string]: unknown
}

export function ids(result: { data: unknown }): string[] {
  return (result.data as Row[]).map(({ _id }) => _id)
}
