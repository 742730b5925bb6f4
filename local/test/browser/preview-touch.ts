import type { Page } from 'playwright-core'

interface Point {
  x: number
  y: number
}

const STEPS = 8

/** Puts a finger down and, with a target, moves it there; the finger stays until lifted. */
export async function drag(window: Page, from: Point, to?: Point): Promise<{ lift: () => Promise<void> }> {
  const client = await window.context().newCDPSession(window)
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]): Promise<void> => {
    await client.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
  await send('touchStart', [from])
  for (let step = 1; to !== undefined && step <= STEPS; step += 1) {
    const part = step / STEPS
    await send('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }])
  }
  return { lift: () => send('touchEnd', []) }
}
