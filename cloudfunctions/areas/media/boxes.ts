/** A box of an MP4 or QuickTime file: what it is, and where it lies in the file (ISO/IEC 14496-12, 4.2). */
export interface Box {
  type: string
  start: number
  /** Where its contents begin. */
  body: number
  end: number
}

/** More are in no film of a minute, and whoever builds some to keep us busy is not looked at. */
const MOST = 4_096

/**
 * @returns the boxes inside another one, or of the file, as far as they fit; of the last one in a file that breaks off,
 *   picture data goes to the end
 */
export function boxesIn(view: DataView, { body, end }: Pick<Box, 'body' | 'end'>): Box[] {
  const boxes: Box[] = []
  for (let start = body; start + 8 <= end && boxes.length < MOST;) {
    const box = boxAt(view, start, end)
    if (!box) break
    boxes.push(box)
    start = box.end
  }
  return boxes
}

function boxAt(view: DataView, start: number, most: number): Box | undefined {
  const type = String.fromCharCode(...[4, 5, 6, 7].map((at) => view.getUint8(start + at)))
  const short = view.getUint32(start)
  const isLong = short === 1
  if (isLong && start + 16 > most) return undefined
  const size = isLong ? Number(view.getBigUint64(start + 8)) : short
  const body = start + (isLong ? 16 : 8)
  // 0: to the end.
  const end = size === 0 ? most : start + size
  if (end < body) return undefined
  if (end > most) return type === 'mdat' ? { type, start, body, end: most } : undefined
  return { type, start, body, end }
}

/** Empties a box where it is. */
export function erase(view: DataView, { start, body, end }: Box): void {
  new Uint8Array(view.buffer, view.byteOffset + start + 4).set(Buffer.from('free'))
  clear(view, body, end)
}

/** Makes a part of the file all zeros. */
export function clear(view: DataView, from: number, to: number): void {
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(0, from, to)
}
