/** A page address, split: `/pages/a/b?id=1`. Values of the query stay encoded, as WeChat hands them to onLoad. */
export interface PageUrl {
  path: string
  query: Record<string, string>
}

/** Reads an address; one without a leading slash is relative to the page `from`. */
export function parsePageUrl(url: string, from?: string): PageUrl {
  const [address = '', search = ''] = split(url, '?')
  const path =
    address.startsWith('/') || from === undefined ? address.replace(/^\//, '') : relativeTo(from, address)
  const pairs = search
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => split(pair, '='))
  return { path, query: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])) }
}

export function formatPageUrl({ path, query }: PageUrl): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${value}`)
  return `/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

function relativeTo(from: string, address: string): string {
  return new URL(address, `http://page/${from}`).pathname.slice(1)
}

function split(text: string, separator: string): [string, string?] {
  const index = text.indexOf(separator)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}
