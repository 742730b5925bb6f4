/** app.json, as far as the preview reads it. */
export interface AppConfig {
  pages: string[]
  subpackages?: { root: string; pages: string[] }[]
  subPackages?: { root: string; pages: string[] }[]
  usingComponents?: Record<string, string>
  tabBar?: { custom?: boolean; color?: string; selectedColor?: string; list: TabBarItem[] }
  window?: WindowConfig
  style?: string
}

export interface TabBarItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

/** What app.json's `window` and a page's own json share. */
export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  backgroundTextStyle?: 'dark' | 'light'
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

/** The json of a page or component. */
export interface ComponentConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  styleIsolation?: string
}

/** All page paths, main package first. */
export function pagePaths(app: AppConfig): string[] {
  const packages = app.subpackages ?? app.subPackages ?? []
  return [
    ...app.pages,
    ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
  ]
}
