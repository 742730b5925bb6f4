import { AppError } from '#domain/kernel/errors'

/**
 * What begins something under a key: what was begun by it before was begun, whatever refuses it now.
 * @param first what the key began before; undefined when it began nothing
 * @throws the refusal, when it began nothing
 */
export async function orFirst<Begun>(
  begin: () => Promise<Begun>,
  first: () => Promise<Begun | undefined>,
): Promise<Begun> {
  try {
    return await begin()
  } catch (error) {
    const begun = error instanceof AppError ? await first() : undefined
    if (begun === undefined) throw error
    return begun
  }
}
