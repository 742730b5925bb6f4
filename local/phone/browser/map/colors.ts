/** WeChat's #RRGGBBAA as colour and opacity. */
export function hexColor(value: string): { color: string; opacity: number } {
  if (!/^#[\da-f]{8}$/i.test(value)) return { color: value, opacity: 1 }
  return { color: value.slice(0, 7), opacity: Number.parseInt(value.slice(7), 16) / 255 }
}
