import type { IntersectionOptions } from '../engine/intersection'
import { WxIntersectionObserver } from '../engine/intersection'
import { SelectorQuery } from '../engine/selector-query'
import type { Instance } from '../engine/types'
import type { MiniProgram } from '../mini-program'
import { createAnimation } from './animation'

/** Measuring elements and animating them. */
export function measureApi(program: MiniProgram): Record<string, unknown> {
  const host = { page: () => program.router.top }
  return {
    createSelectorQuery: () => new SelectorQuery(host),
    createIntersectionObserver: (component: Instance, options?: IntersectionOptions) =>
      new WxIntersectionObserver(host, component, options),
    createAnimation,
  }
}
