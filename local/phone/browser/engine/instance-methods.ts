import type { GeneralComponent } from 'glass-easel'
import type { IntersectionOptions } from './intersection'
import { WxIntersectionObserver } from './intersection'
import type { QueryHost } from './selector-query'
import { SelectorQuery } from './selector-query'
import type { Instance } from './types'

/** Methods of pages and components that the adapter lacks or measures differently; put on the prototype all of them share. */
export function installInstanceMethods(sample: GeneralComponent, host: QueryHost): void {
  let prototype = Object.getPrototypeOf(sample.getMethodCaller()) as object
  while (!Object.hasOwn(prototype, 'createSelectorQuery'))
    prototype = Object.getPrototypeOf(prototype) as object
  Object.assign(prototype, {
    createSelectorQuery(this: Instance) {
      return new SelectorQuery(host, this)
    },
    createIntersectionObserver(this: Instance, options?: IntersectionOptions) {
      return new WxIntersectionObserver(host, this, options)
    },
  })
}
