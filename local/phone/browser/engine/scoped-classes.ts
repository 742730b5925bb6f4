import type { GeneralComponent } from 'glass-easel'
import type { EngineElement } from './types'

interface ScopeOptions {
  styleScope?: number
  extraStyleScope?: number | null
}

/** Class names of a template (`hover-class`, `placeholder-class` …) as they are in the DOM: with the owner's style prefix. */
export function scopedClasses(element: HTMLElement, names: string): string[] {
  const list = names.split(/\s+/).filter((name) => name !== '')
  const host = (element as EngineElement).__wxElement?.ownerShadowRoot?.getHostNode()
  if (host === undefined) return list
  const owner = host as unknown as GeneralComponent
  const manager = owner.getRootBehavior().ownerSpace.styleScopeManager
  const { styleScope, extraStyleScope } = owner.getComponentOptions() as ScopeOptions
  const scopes = [styleScope, extraStyleScope].filter((scope): scope is number => typeof scope === 'number')
  const prefixes = new Set(scopes.map((scope) => manager.queryName(scope as never) ?? ''))
  return list.flatMap((name) => [...prefixes].map((prefix) => (prefix === '' ? name : `${prefix}--${name}`)))
}
