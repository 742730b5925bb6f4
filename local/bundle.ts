import type { BuildOptions, BuildResult } from 'esbuild'
import esbuild from 'esbuild'

let running = 0

/**
 * Bundles with esbuild. Its process, which keeps up to 200 MB, ends with the last bundle that is under way, so that a
 * product that nobody changes does without it; the next bundle starts it again within some hundredths of a second.
 * @throws esbuild's BuildFailure
 */
export async function bundle<T extends BuildOptions>(options: T): Promise<BuildResult<T>> {
  running += 1
  try {
    // With the type as it came, esbuild knows whether the answer holds files.
    return await esbuild.build<T>(options as Parameters<typeof esbuild.build<T>>[0])
  } finally {
    running -= 1
    if (running === 0) await esbuild.stop()
  }
}
