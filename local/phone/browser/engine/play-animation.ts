import type { AnimationStep } from '../wx/animation'

/** Plays what wx.createAnimation().export() returned, step after step; the end of each stays. */
export async function playAnimation(
  element: HTMLElement,
  { actions }: { actions: AnimationStep[] },
): Promise<void> {
  for (const { options, style, transforms } of actions) {
    const frame: Keyframe = { ...style, ...(transforms.length > 0 && { transform: transforms.join(' ') }) }
    element.style.transformOrigin = options.transformOrigin
    const { duration, delay, timingFunction: easing } = options
    const playing = element.animate([frame], { duration, delay, easing, fill: 'forwards' })
    await playing.finished.catch(() => undefined)
  }
}

export function isAnimation(value: unknown): value is { actions: AnimationStep[] } {
  return Array.isArray((value as { actions?: unknown } | null | undefined)?.actions)
}
