import type { Push } from './area'
import type { WorkContext } from './context'

/**
 * Hands what WeChat's servers push to the area that takes it.
 * @returns `{ known: false }` for an event that is none of ours
 */
export async function takePush(
  pushes: Readonly<Record<string, Push>>,
  event: unknown,
  context: WorkContext,
): Promise<object> {
  const given = (event ?? {}) as Record<string, unknown>
  const name = given.Event
  if (typeof name !== 'string' || !Object.hasOwn(pushes, name)) return { known: false }
  return (await pushes[name]?.(given, context)) ?? { known: false }
}
