import { cleanText } from '#domain/kernel/text/clean'

/**
 * Groups of 企业微信 turn `<@all>`, `<font>`, `**` and `[name](address)` into markup, and addresses into links, with and without
 * http before them. What a citizen wrote must read as that citizen's words under the official robot's name.
 * @returns the text on one line, which nothing takes for markup, a mention or a link
 */
export function plainText(text: string): string {
  return cleanText(text)
    .replace(/\s+/g, ' ')
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replaceAll('[', '［')
    .replaceAll(']', '］')
    .replaceAll('`', '｀')
    .replaceAll('*', '＊')
    .replaceAll('@', '＠')
    .replaceAll('://', '：//')
    .replace(/([A-Za-z0-9])\.(?=[A-Za-z]{2,})/g, '$1．')
}
