import { mediaAddress } from '../media'
import { make, openLayer } from './layer'
import { chooseFromSheet } from './sheet'

export interface ViewerItem {
  url: string
  type?: 'image' | 'video'
  poster?: string
}

const LONG_PRESS_MS = 500
const TAP_DISTANCE = 8

/** Shows pictures and videos full screen: swipe between them, tap to leave, hold to save. */
export function openMediaViewer(items: ViewerItem[], start = 0): void {
  const { element, close } = openLayer('media-viewer')
  const strip = make('div', 'media-strip')
  const counter = make('p', 'media-counter')
  strip.append(...items.map((item) => slide(item)))
  element.append(strip, counter)
  const showCount = (): void => {
    const index = Math.round(strip.scrollLeft / Math.max(1, strip.clientWidth))
    counter.textContent = items.length > 1 ? `${index + 1} / ${items.length}` : ''
  }
  strip.addEventListener('scroll', showCount, { passive: true })
  strip.scrollLeft = start * strip.clientWidth
  showCount()
  watchPress(strip, items, close)
}

function slide({ url, type = 'image', poster }: ViewerItem): HTMLElement {
  const frame = make('div', 'media-slide')
  const media = type === 'video' ? make('video', '') : make('img', '')
  if (media instanceof HTMLVideoElement) {
    media.controls = true
    if (poster !== undefined) void mediaAddress(poster).then((address) => (media.poster = address))
  } else media.draggable = false
  void mediaAddress(url).then((address) => (media.src = address))
  frame.append(media)
  return frame
}

/** A mouse drags the strip like a finger; a press that stays is the long press. */
function watchPress(strip: HTMLElement, items: ViewerItem[], close: () => void): void {
  let from: { x: number; scroll: number; index: number } | undefined
  let timer: ReturnType<typeof setTimeout>
  let held = false
  const index = (): number => Math.round(strip.scrollLeft / strip.clientWidth)
  strip.onpointerdown = (event) => {
    from = { x: event.clientX, scroll: strip.scrollLeft, index: index() }
    held = false
    timer = setTimeout(() => {
      held = true
      void save(items[index()])
    }, LONG_PRESS_MS)
  }
  strip.onpointermove = (event) => {
    if (from === undefined || Math.abs(event.clientX - from.x) < TAP_DISTANCE) return
    clearTimeout(timer)
    if (event.pointerType === 'mouse') strip.scrollLeft = from.scroll + from.x - event.clientX
  }
  strip.onpointercancel = () => clearTimeout(timer)
  strip.onpointerup = (event) => {
    clearTimeout(timer)
    const moved = from === undefined ? 0 : event.clientX - from.x
    const target = (from?.index ?? 0) - Math.sign(moved)
    from = undefined
    if (held || event.target instanceof HTMLVideoElement) return
    if (Math.abs(moved) < TAP_DISTANCE) close()
    else if (event.pointerType === 'mouse')
      strip.scrollTo({ left: target * strip.clientWidth, behavior: 'smooth' })
  }
}

async function save(item: ViewerItem | undefined): Promise<void> {
  if (item === undefined || (await chooseFromSheet(['保存图片'])) === undefined) return
  const link = document.createElement('a')
  link.href = await mediaAddress(item.url)
  link.download = '图片'
  link.click()
}
