/** An object whose missing members throw an error that names them, instead of being undefined. */
export function failingByName(members: Record<string, unknown>, path: string): object {
  return new Proxy(members, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return target[name as string]
      throw new Error(`${path}.${name} is not in the preview`)
    },
  })
}
