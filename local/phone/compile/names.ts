/** The component id WeChat gives the app's own tab bar. */
export const CUSTOM_TAB_BAR = 'custom-tab-bar/index'
