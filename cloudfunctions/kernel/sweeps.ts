import type { Sweep } from './area'
import type { WorkContext } from './context'
import { logFailure } from './log'

/**
 * Runs the sweeps one after the other. One that fails is logged and keeps none of the others from their work.
 * @returns what each of them did, by its name
 * @throws the first failure, after all have run, so that the cloud counts it
 */
export async function runSweeps(
  sweeps: readonly Sweep[],
  context: WorkContext,
): Promise<Record<string, unknown>> {
  const done: Record<string, unknown> = {}
  const failures: unknown[] = []
  for (const { name, run } of sweeps) {
    try {
      done[name] = await run(context)
    } catch (error) {
      logFailure('clock', name, error)
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return done
}
