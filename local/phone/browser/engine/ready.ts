import type { GeneralComponent } from 'glass-easel'
import type { CodeSpace } from 'glass-easel-miniprogram-adapter'

/** The engine never fires `ready` by itself: do it on the next frame after `attached`, children first. */
export function installReady(code: CodeSpace): void {
  let waiting: GeneralComponent[] = []
  const flush = (): void => {
    const components = waiting
    waiting = []
    for (const component of components.reverse()) component.triggerLifetime('ready', [])
  }
  const behavior = code
    .behavior()
    .lifetime('attached', function attached(this: unknown) {
      if (waiting.length === 0) requestAnimationFrame(flush)
      waiting.push((this as { _$: GeneralComponent })._$)
    })
    .register()
  code.setOverallBehavior((behavior as unknown as { _$: Parameters<CodeSpace['setOverallBehavior']>[0] })._$)
}
