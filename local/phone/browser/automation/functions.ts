/** Turns the source of a function that a test sent into the function. @throws Error when it does not read */
export function readFunction(source: string): (...values: unknown[]) => unknown {
  // The client sends functions as text: this is what evaluate, mockWxMethod and WeChat DevTools are about.
  const value: unknown = new Function(`return (${source})`)()
  if (typeof value !== 'function') throw new Error('functionDeclaration is not a function')
  return value as (...values: unknown[]) => unknown
}
