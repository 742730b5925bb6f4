import type { EngineElement } from '../engine/types'
import { deliver } from '../engine/events'
import type { HoverValues } from '../gestures/hover'

type Values = Record<string, unknown>

/**
 * A built-in element. Subclasses name their attributes with defaults in `static defaults`; a default's type decides how a value is read, as in
 * WeChat: anything but an empty value is true for a boolean.
 */
export class WxElement<V extends Values = Values> extends HTMLElement {
  static defaults: Values = {}

  protected readonly values: V
  private readonly models = new Map<string, ((value: unknown) => void) | null>()
  private mounted = false

  constructor() {
    super()
    this.values = { ...(this.constructor as typeof WxElement).defaults } as V
  }

  /** The present values, by attribute in camel case, for automation. */
  get state(): Readonly<Values> {
    return this.values
  }

  /** Whether the element wants this attribute as a value. */
  takes(attribute: string): boolean {
    return camelCase(attribute) in (this.constructor as typeof WxElement).defaults
  }

  /** Sets an attribute from the template. */
  update(attribute: string, value: unknown): void {
    const name = camelCase(attribute)
    const fallback = (this.constructor as typeof WxElement).defaults[name]
    ;(this.values as Values)[name] = coerce(value, fallback)
    if (this.mounted) this.changed(name)
  }

  /** Keeps simple values visible as DOM attributes, for style sheets and for people with developer tools. */
  reflect(attribute: string, value: unknown): void {
    if (value === false || value === undefined || value === null) this.removeAttribute(attribute)
    else if (typeof value !== 'object') this.setAttribute(attribute, value === true ? '' : String(value))
  }

  /** What `hover-class` and its companions say, for elements that have them. */
  get hoverValues(): HoverValues | undefined {
    return 'hoverClass' in this.values ? (this.values as unknown as HoverValues) : undefined
  }

  /** How a form sees the element: its name and current value; undefined for elements without a name. */
  get formField(): FormField | undefined {
    const { name } = this.values
    if (typeof name !== 'string' || name === '' || !('value' in this.fieldValue())) return undefined
    return { name, ...this.fieldValue(), reset: () => this.reset() } as FormField
  }

  /** The value a form collects; empty for what is not a field. */
  protected fieldValue(): { value?: unknown } {
    return {}
  }

  /** Back to the state before the person touched it. */
  protected reset(): void {}

  /** Two-way binding of `model:value` and the like. */
  bindModel(attribute: string, listener: ((value: unknown) => void) | null): void {
    this.models.set(camelCase(attribute), listener)
  }

  connectedCallback(): void {
    if (!this.mounted) {
      this.mounted = true
      this.mount()
    }
    this.connected()
  }

  /** Builds the inner DOM, once, when first connected; the values of the template are set. */
  protected mount(): void {}

  /** Called every time the element enters the document. */
  protected connected(): void {}

  /** Called after a value changed, once mounted. */
  protected changed(_name: string): void {}

  /** Sends an element event to the app; it does not bubble. */
  protected emit(type: string, detail: unknown = {}, fields?: Record<string, unknown>): void {
    const node = (this as EngineElement).__wxElement
    if (node && this.isConnected) deliver(node, type, detail, { fields })
  }

  /** Changes a value from within, telling a two-way binding. */
  protected change(name: keyof V & string, value: unknown): void {
    ;(this.values as Values)[name] = value
    this.models.get(name)?.(value)
  }
}

/** A named field inside a form. */
export interface FormField {
  name: string
  value: unknown
  reset(): void
}

/** Where a tap was: the innermost element, and the point in the window. */
export interface Tap {
  target: Element
  x: number
  y: number
}

/** Elements that do something when tapped, after the app's own handlers. */
export interface Activatable {
  activate(tap: Tap): void
}

export function isActivatable(value: unknown): value is Activatable {
  return typeof (value as Partial<Activatable> | null)?.activate === 'function'
}

/** Registers the class of `<tag>` in WXML. */
export function defineElement(tag: string, constructor: CustomElementConstructor): void {
  customElements.define(`wx-${tag}`, constructor)
}

function coerce(value: unknown, fallback: unknown): unknown {
  if (typeof fallback === 'boolean') return Boolean(value)
  if (value === undefined || value === null) return fallback
  if (typeof fallback === 'number') return Number.isNaN(Number(value)) ? fallback : Number(value)
  if (typeof fallback === 'string') return String(value)
  return value
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
