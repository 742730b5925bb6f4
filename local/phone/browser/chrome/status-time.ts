/** Phones stand in China, wherever the browser is: the pages tell all their times like this. */
const CHINA = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: 'numeric',
  minute: '2-digit',
})

/** @returns what a phone's status line shows, 9:05 or 23:40 */
export function statusTime(now: Date): string {
  return CHINA.format(now).replace(/^0(?=\d:)/, '')
}
