import type { IntersectionOptions } from '../engine/intersection'
import { WxIntersectionObserver } from '../engine/intersection'
import { findNodes, SelectorQuery } from '../engine/selector-query'
import type { Instance } from '../engine/types'
import { elementOf } from '../engine/types'
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
    createVideoContext: (id: string, component?: Instance) =>
      contextOf(component ?? host.page().instance, id),
    createMapContext: (id: string, component?: Instance) => contextOf(component ?? host.page().instance, id),
  }
}

/** The context that the element with this id offers. @throws when there is none */
function contextOf(component: Instance, id: string): object {
  const node = findNodes(component, `#${id}`)[0]
  const context = node && (elementOf(node) as { wxContext?: object } | undefined)?.wxContext
  if (context === undefined) throw new Error(`there is no map or video #${id}`)
  return context
}
