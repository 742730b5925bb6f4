import type { Verdict } from '../../local/wechat'

/** Small files that begin like real ones, told apart by what follows. */

const JPEG = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0x04, 0xb0, 0x06, 0x40, 1, 1, 0x11, 0]

/** @returns a JPEG of 1600 × 1200 pixels that says what it shows; `risky` and `review` are words that WeChat hears */
export function jpeg(shows = 'street'): Buffer {
  return Buffer.concat([Buffer.from(JPEG), Buffer.from(`<${shows}>`)])
}

export function mp4(shows = 'street'): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftypmp42<${shows}>`)])
}

/** What WeChat finds in such a file. */
export function suggestFor(bytes: Buffer): Verdict {
  const text = bytes.toString('latin1')
  if (text.includes('<risky>')) return 'risky'
  return text.includes('<review>') ? 'review' : 'pass'
}
