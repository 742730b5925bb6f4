import { MovableView } from '../elements/movable'
import { ScrollView } from '../elements/scroll-view'
import { Slider } from '../elements/slider'
import { Swiper } from '../elements/swiper'
import type { EngineNode } from '../engine/types'
import { tap } from './touch'
import { domOf, tagOf } from './tree'

type ElementFunction = (element: HTMLElement, ...args: never[]) => unknown

/** Those that take numbers only. */
const MOVES: Readonly<Record<string, ElementFunction>> = {
  'slider.slideTo': (element, value: number) => instance(element, Slider).slideTo(value),
  'swiper.swipeTo': (element, index: number) => instance(element, Swiper).swipeTo(index),
  'movable-view.moveTo': (element, x: number, y: number) => instance(element, MovableView).dragTo(x, y),
  'scroll-view.scrollTo': (element, x: number, y: number) =>
    instance(element, ScrollView).scrollTo({ left: x, top: y, behavior: 'instant' }),
}

/** What the client calls on built-in elements, as `<tag>.<function>`. */
const FUNCTIONS: Readonly<Record<string, ElementFunction>> = {
  'input.input': type,
  'textarea.input': type,
  'switch.tap': tap,
  ...MOVES,
  'scroll-view.scrollTop': (element) => instance(element, ScrollView).scrollTop,
  'scroll-view.scrollLeft': (element) => instance(element, ScrollView).scrollLeft,
  'scroll-view.scrollWidth': (element) => instance(element, ScrollView).scrollWidth,
  'scroll-view.scrollHeight': (element) => instance(element, ScrollView).scrollHeight,
}

/** @throws Error for a function that this element does not have */
export function callElementFunction(node: EngineNode, name: string, args: unknown[]): unknown {
  const run = FUNCTIONS[name]
  if (run === undefined) throw new Error(`Element.callFunction: "${name}" is not supported by the preview`)
  if (!name.startsWith(`${tagOf(node)}.`)) throw new Error(`<${tagOf(node)}> has no function "${name}"`)
  checkArguments(name, args)
  return run(domOf(node), ...(args as never[]))
}

/** A number that is none would stay in the element and go round between its events and the page's data. */
function checkArguments(name: string, args: unknown[]): void {
  if (name in MOVES && !args.every(Number.isFinite)) throw new Error(`${name} takes numbers`)
  if (name.endsWith('.input') && typeof args[0] !== 'string') throw new Error(`${name} takes a text`)
}

const CONTEXT_METHODS: Readonly<Record<string, (video: HTMLVideoElement, ...args: never[]) => unknown>> = {
  play: (video) => video.play(),
  pause: (video) => video.pause(),
  stop: (video) => {
    video.pause()
    video.currentTime = 0
  },
  seek: (video, position: number) => {
    video.currentTime = position
  },
  playbackRate: (video, rate: number) => {
    video.playbackRate = rate
  },
}

/** A method of the context of a <video>. @throws Error for one that is not supported */
export function callContextMethod(node: EngineNode, name: string, args: unknown[]): unknown {
  const run = CONTEXT_METHODS[name]
  const video = domOf(node).querySelector('video')
  if (run === undefined || video === null) {
    throw new Error(
      `Element.callContextMethod: "${name}" of <${tagOf(node)}> is not supported by the preview`,
    )
  }
  return run(video, ...(args as never[]))
}

/** Types a text into a field, replacing what is there, as the keyboard does. */
function type(element: HTMLElement, text: string): void {
  const control = element.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
  if (control === null || control.disabled) throw new Error('the field cannot be typed into')
  control.focus()
  control.value = control.maxLength >= 0 ? text.slice(0, control.maxLength) : text
  control.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }))
}

function instance<T extends HTMLElement>(element: HTMLElement, kind: new () => T): T {
  if (!(element instanceof kind)) throw new Error(`<${element.localName}> is not what it should be`)
  return element
}
