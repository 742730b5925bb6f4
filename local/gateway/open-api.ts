import protobuf from 'protobufjs'
import { GatewayError } from './errors'
import type { Caller, GatewayOptions, Params } from './types'

/** The messages in which wx-server-sdk wraps a call of WeChat's open API, by the numbers in its own encoder. */
const root = protobuf.Root.fromJSON({
  nested: {
    KeyValuePair: {
      fields: {
        key: { type: 'string', id: 1 },
        value: { type: 'bytes', id: 2 },
        contentType: { type: 'string', id: 3 },
        fileName: { type: 'string', id: 4 },
      },
    },
    OpenApiData: { fields: { pairs: { rule: 'repeated', type: 'KeyValuePair', id: 1 } } },
    CommApiData: {
      fields: {
        apiType: { type: 'int32', id: 1 },
        openApiData: { type: 'OpenApiData', id: 2 },
        appid: { type: 'string', id: 6 },
      },
    },
    CommOpenApiResp: {
      fields: {
        respData: { type: 'bytes', id: 1 },
        contentType: { type: 'string', id: 2 },
        errorCode: { type: 'int32', id: 3 },
        httpCode: { type: 'uint32', id: 4 },
        svrkitErrorCode: { type: 'int32', id: 6 },
      },
    },
  },
})
const Request = root.lookupType('CommApiData')
const Response = root.lookupType('CommOpenApiResp')
const OPEN_API = 0

interface Pair {
  key: string
  value: Uint8Array
  contentType: string
  fileName: string
}

/** Answers `wx.openApi`: protobuf in, protobuf out, WeChat's JSON inside. */
export async function answerOpenApi(
  params: Params,
  caller: Caller,
  options: GatewayOptions,
): Promise<Uint8Array> {
  const api = String(params.apiName)
  const answer = await options.openApi(api, decodeRequest(api, params.requestData), caller)
  return Response.encode({
    respData: Buffer.from(JSON.stringify(answer)),
    contentType: 'application/json',
    httpCode: 200,
  }).finish()
}

/** Answers `wx.api`: the same in JSON. */
export async function answerPlainOpenApi(params: Params, caller: Caller, options: GatewayOptions) {
  const data = params.requestData ? (JSON.parse(String(params.requestData)) as Record<string, unknown>) : {}
  return {
    data: { responseData: JSON.stringify(await options.openApi(String(params.apiName), data, caller)) },
  }
}

function decodeRequest(api: string, bytes: unknown): Record<string, unknown> {
  if (!Buffer.isBuffer(bytes)) throw new GatewayError('INVALID_PARAM', 'requestData must be binary')
  const message = Request.decode(bytes) as unknown as { apiType: number; openApiData?: { pairs: Pair[] } }
  if (message.apiType !== OPEN_API)
    throw new GatewayError('INVALID_PARAM', `${api}: only the open API is supported`)
  return Object.fromEntries((message.openApiData?.pairs ?? []).map((pair) => [pair.key, valueOf(pair)]))
}

/** Values are JSON, except media: those have a file name, and a content type that the SDK forgets to send. */
function valueOf({ value, contentType, fileName }: Pair): unknown {
  if (fileName !== '') return { contentType, fileName, value: Buffer.from(value) }
  return JSON.parse(Buffer.from(value).toString())
}
