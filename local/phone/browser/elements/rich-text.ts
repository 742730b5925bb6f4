import { convertUnits } from '../../units'
import { defineElement, WxElement } from './element'

interface RichNode {
  type?: 'node' | 'text'
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

const defaults = { nodes: [] as RichNode[] | string, space: '', userSelect: false }

const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer ' +
    'h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td ' +
    'tfoot th thead tr tt u ul'
  ).split(' '),
)
const ATTRIBUTES = new Set([
  'class',
  'style',
  'src',
  'alt',
  'width',
  'height',
  'colspan',
  'rowspan',
  'start',
  'type',
  'span',
  'align',
  'color',
  'face',
])

/** <rich-text>: the tags and attributes that WeChat allows; all others are dropped. */
class RichText extends WxElement<typeof defaults> {
  static override defaults = defaults

  protected override mount(): void {
    this.changed()
  }

  protected override changed(): void {
    const { nodes } = this.values
    if (typeof nodes !== 'string') {
      this.replaceChildren(...(nodes ?? []).flatMap((node) => fromNode(node)))
      return
    }
    const parsed = new DOMParser().parseFromString(nodes, 'text/html')
    this.replaceChildren(...[...parsed.body.childNodes].flatMap((node) => fromHtml(node)))
  }
}

function fromNode({ type = 'node', name = '', text = '', attrs = {}, children = [] }: RichNode): Node[] {
  if (type === 'text') return [document.createTextNode(decode(text))]
  return element(
    name,
    attrs,
    children.flatMap((child) => fromNode(child)),
  )
}

function fromHtml(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')]
  if (!(node instanceof HTMLElement)) return []
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
  return element(
    node.localName,
    attrs,
    [...node.childNodes].flatMap((child) => fromHtml(child)),
  )
}

function element(name: string, attrs: Record<string, string>, children: Node[]): Node[] {
  const tag = name.toLowerCase()
  if (!TAGS.has(tag)) return []
  const result = document.createElement(tag)
  for (const [attribute, value] of Object.entries(attrs))
    if (ATTRIBUTES.has(attribute))
      result.setAttribute(attribute, attribute === 'style' ? convertUnits(value) : value)
  result.append(...children)
  return [result]
}

function decode(text: string): string {
  return new DOMParser().parseFromString(text, 'text/html').documentElement.textContent ?? text
}

defineElement('rich-text', RichText)
