import table from './elements.json'

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** WeChat's built-in elements that the phone has, with the attributes each understands. The build warns of every other. */
export const ELEMENTS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(table.elements).map(([tag, attributes]) => [tag, words(attributes)]),
)

/** Attributes of every element. */
export const COMMON_ATTRIBUTES: ReadonlySet<string> = new Set(words(table.common))
