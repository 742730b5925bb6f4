import type { EngineNode } from '../engine/types'
import type { Params } from './handlers'
import type { Registry } from './registry'
import { componentOf, isPage, tagOf } from './tree'

/** What the client is told of an element: with a nodeId it offers data and methods (a page's are the Page's own), with a videoId the video's context. */
export function describeElement(registry: Registry, node: EngineNode): object {
  const elementId = registry.idOfElement(node)
  const tagName = tagOf(node)
  return {
    elementId,
    tagName,
    ...(componentOf(node) === undefined || isPage(node) ? {} : { nodeId: elementId }),
    ...(tagName === 'video' ? { videoId: elementId } : {}),
  }
}

/** The first of what a command's selector found. @throws Error when that is nothing */
export function first(found: EngineNode[], { selector }: Params): EngineNode {
  const node = found[0]
  if (node === undefined) throw new Error(`no element matches "${String(selector)}"`)
  return node
}
