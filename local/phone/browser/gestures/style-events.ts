import { deliver } from '../engine/events'
import { nodeOf } from '../engine/types'

const TYPES = ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const

/** Hands the ends of transitions and the steps of animations inside `root` to the app; they bubble, as in WeChat. */
export function installStyleEvents(root: HTMLElement): void {
  for (const type of TYPES)
    root.addEventListener(type, (event) => {
      const node = nodeOf(event.target)
      const { elapsedTime } = event
      if (node) deliver(node, type, { elapsedTime }, { bubbles: true })
    })
}
