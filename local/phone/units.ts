/**
 * Lengths as a phone has them, in a browser: rpx is 1/750 of the phone's width, vw and vh are of the page's area (below the navigation bar), and
 * safe-area insets are the drawn phone's. The variables are set by the phone's own style sheet.
 */
export function convertUnits(value: string): string {
  return value
    .replace(/(?<![\w-])(-?\d*\.?\d+)rpx\b/g, (_, amount: string) =>
      Number(amount) === 0 ? '0px' : `calc(${amount} * var(--rpx))`,
    )
    .replace(/(?<![\w-])(-?\d*\.?\d+)(vh|vw)\b/g, 'calc($1 * var(--wx-$2))')
    .replace(/(?:env|constant)\(\s*safe-area-inset-(\w+)\s*(?:,[^)]*)?\)/g, 'var(--wx-safe-area-$1)')
}
