import type { AssociatedBackend, CodeSpace } from 'glass-easel-miniprogram-adapter'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { ComponentConfig } from '../../compile/config'
import type { AppManifest } from '../../compile/manifest'
import { installNativeAttributes, PreviewBackend } from './backend'
import { builtInBehavior } from './behaviors'
import { installPlainTargets } from './events'
import { installInstanceMethods } from './instance-methods'
import { installReady } from './ready'
import type { QueryHost } from './selector-query'

/** One page or component as the bundle announces it. */
export interface ComponentSource {
  id: string
  config: ComponentConfig
  stylePrefix?: string
}

type TemplateGroup = Record<string, unknown>
interface Definition {
  behaviors?: unknown[]
  options?: { addGlobalClass?: boolean; styleIsolation?: string }
}
type Constructor = (definition: Definition) => unknown

/** The loaded mini program: its components, templates and style sheets inside WeChat's component engine. */
export class Code {
  readonly space: CodeSpace
  readonly backend: AssociatedBackend
  /** Why the scripts of some components failed, by id; these have their template only. */
  readonly failures = new Map<string, string>()
  private readonly defined = new Set<string>()

  constructor(readonly manifest: AppManifest) {
    installPlainTargets()
    installNativeAttributes()
    const env = new MiniProgramEnv()
    this.space = env.createCodeSpace('', true)
    this.backend = env.associateBackend(new PreviewBackend())
    installReady(this.space)
    // van-button has a property named `dataset`; handlers are looked up on the method caller.
    this.space
      .getComponentSpace()
      .updateComponentOptions({ writeFieldsToNode: false, useMethodCallerListeners: true })
    this.space.addStyleSheet('app', 'app')
    for (const [id, css] of Object.entries(manifest.styles)) this.backend.registerStyleSheetContent(id, css)
  }

  has(id: string): boolean {
    return this.defined.has(id)
  }

  /** Registers a component: its json and template, then runs its script with Page, Component and Behavior in place. */
  define({ id, config, stylePrefix }: ComponentSource, templates: TemplateGroup, run: () => void): void {
    type StaticConfig = Parameters<CodeSpace['addComponentStaticConfig']>[1]
    type Template = Parameters<CodeSpace['addCompiledTemplate']>[1]
    this.space.addComponentStaticConfig(id, config as StaticConfig)
    const template = { groupList: templates, content: templates[id], fallbackListenerOnNativeNode: true }
    this.space.addCompiledTemplate(id, template as unknown as Template)
    this.space.addStyleSheet(id, id, stylePrefix)
    this.space.componentEnv(id, (env) => {
      const { Page, Component, Behavior } = env as unknown as Record<
        'Page' | 'Component' | 'Behavior',
        Constructor
      >
      let isRegistered = false
      const register = (make: Constructor, definition: Definition): unknown => {
        isRegistered = true
        return make(this.prepare(definition))
      }
      try {
        withGlobals(
          {
            Page: (definition: Definition) => register(Page, definition),
            Component: (definition: Definition) => {
              this.readOptions(id, definition)
              return register(Component, definition)
            },
            Behavior: (definition: Definition) => Behavior(this.prepare(definition)),
          },
          run,
        )
      } finally {
        // A script that failed before it came to this leaves something that can be put on a page.
        if (!isRegistered) Component({})
        this.defined.add(id)
      }
    })
  }

  /** Gives all pages and components the methods that measure against the page in view. */
  installInstanceMethods(host: QueryHost): void {
    this.space.component('preview/sample').register()
    const sample = this.backend.createRoot('preview-sample', this.space, 'preview/sample')
    installInstanceMethods(sample.getComponent(), host)
  }

  /** The adapter reads these two from the json only; WeChat also takes them from `options`. */
  private readOptions(id: string, { options }: Definition): void {
    const config = this.space.getComponentStaticConfig(id) as { styleIsolation?: string } | undefined
    if (config === undefined || options === undefined) return
    if (options.styleIsolation !== undefined) config.styleIsolation = options.styleIsolation
    else if (options.addGlobalClass) config.styleIsolation ??= 'apply-shared'
  }

  private prepare(definition: Definition): Definition {
    if (!definition.behaviors) return definition
    const behaviors = definition.behaviors.map((behavior) =>
      typeof behavior === 'string' ? builtInBehavior(this.space, behavior) : behavior,
    )
    return { ...definition, behaviors }
  }
}

function withGlobals(values: Record<string, unknown>, run: () => void): void {
  const globals = globalThis as unknown as Record<string, unknown>
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, globals[name]]))
  Object.assign(globals, values)
  try {
    run()
  } finally {
    Object.assign(globals, before)
  }
}
