import type { AppConfig, ComponentConfig } from './config'
import type { Problem } from './problems'

/** What the browser side is told about the app before its code runs. */
export interface AppManifest {
  pages: string[]
  app: AppConfig
  pageConfigs: Record<string, ComponentConfig>
  /** CSS by component id; the global sheet is `app`. */
  styles: Record<string, string>
  problems: Problem[]
}
