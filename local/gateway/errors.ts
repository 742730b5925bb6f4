/** An answer with one of CloudBase's error codes. */
export class GatewayError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'GatewayError'
  }
}

export function invalidParam(message: string): GatewayError {
  return new GatewayError('INVALID_PARAM', message)
}
