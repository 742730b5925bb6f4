import type { CodeSpace } from 'glass-easel-miniprogram-adapter'

type Behavior = ReturnType<CodeSpace['behavior']> extends { register(): infer R } ? R : never

const PROPERTIES: Record<string, Record<string, unknown>> = {
  'wx://form-field': { name: String, value: null },
  'wx://form-field-group': {},
  'wx://form-field-button': {},
  'wx://component-export': {},
}
const registered = new Map<string, Behavior>()

/** A behavior of WeChat that components name by a string. Throws for one that the preview has not. */
export function builtInBehavior(space: CodeSpace, name: string): unknown {
  const properties = PROPERTIES[name]
  if (properties === undefined) throw new Error(`behavior "${name}" is not in the preview`)
  const behavior =
    registered.get(name) ??
    space
      .behavior()
      .definition({ properties } as never)
      .register()
  registered.set(name, behavior as Behavior)
  return behavior
}
