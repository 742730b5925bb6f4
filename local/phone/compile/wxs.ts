/**
 * WXS is nearly JavaScript; this makes it JavaScript with WXS's meaning. `.constructor` is the type's name, `getRegExp('\d')` keeps its
 * backslashes, and modules are required without their ending.
 */
export function wxsToJs(source: string): string {
  return source
    .replace(/(require\(\s*['"][^'"]+?)\.wxs(['"])/g, '$1$2')
    .replace(/\.constructor\b(?!\.name)/g, '.constructor.name')
    .replace(/getRegExp\(\s*(['"])(.*?)\1/g, (_, quote: string, pattern: string) => {
      const kept = pattern.replace(/(?<!\\)\\(?!\\)/g, '\\\\')
      return `getRegExp(${quote}${kept}${quote}`
    })
}

/** The module paths a WXS source requires, as written but without `.wxs`. */
export function wxsRequires(source: string): string[] {
  return Array.from(source.matchAll(/require\(\s*['"](.+?)['"]\s*\)/g), (match) =>
    (match[1] ?? '').replace(/\.wxs$/, ''),
  )
}
