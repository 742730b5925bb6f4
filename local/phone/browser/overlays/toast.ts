import { make, openLayer } from './layer'

export interface ToastOptions {
  title: string
  icon?: string
  image?: string
  /** Milliseconds. */
  duration?: number
  mask?: boolean
}

const DEFAULT_DURATION = 1500
let current: { close: () => void; timer?: ReturnType<typeof setTimeout> } | undefined

/** A short notice in the middle of the phone; it goes by itself. */
export function showToast({ duration = DEFAULT_DURATION, ...options }: ToastOptions): void {
  show(options)
  const shown = current
  if (shown) shown.timer = setTimeout(() => shown === current && hideToast(), duration)
}

/** The same with a spinner, until hideToast. */
export function showLoading(options: ToastOptions): void {
  show({ ...options, icon: 'loading' })
}

export function hideToast(): void {
  clearTimeout(current?.timer)
  current?.close()
  current = undefined
}

function show({ title, icon = 'success', image, mask = false }: ToastOptions): void {
  hideToast()
  const { element, close } = openLayer(`toast-layer ${mask ? 'masked' : ''}`)
  const box = make('div', `toast ${icon === 'none' && !image ? 'text-only' : ''}`)
  box.setAttribute('role', 'status')
  if (image !== undefined) box.append(Object.assign(make('img', 'toast-image'), { src: image }))
  else if (icon !== 'none') box.append(make('i', `toast-icon ${icon}`))
  box.append(make('p', '', title))
  element.append(box)
  current = { close }
}
