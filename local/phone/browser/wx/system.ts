import type { MiniProgram } from '../mini-program'
import { readPhoneAddress } from '../phone-address'
import { asyncApi } from './api'

const STATUS_BAR_HEIGHT = 44
const CAPSULE = { width: 87, height: 32, right: 7, top: 50 }

/** What the phone is: sizes, platform, versions. */
export function systemApi(program: MiniProgram): Record<string, unknown> {
  const windowInfo = () => readWindow(program)
  const device = () => (program.troubles.has('computer') ? { ...DEVICE, ...COMPUTER } : { ...DEVICE })
  const systemInfo = () => ({ ...windowInfo(), ...device(), ...APP_BASE, ...systemSetting() })
  return {
    getWindowInfo: windowInfo,
    getDeviceInfo: device,
    getAppBaseInfo: () => ({ ...APP_BASE }),
    getSystemSetting: systemSetting,
    getSystemInfoSync: systemInfo,
    // WeChat keeps it and answers with an anonymous profile.
    getUserProfile: asyncApi('getUserProfile', () => ({ userInfo: { nickName: '微信用户', avatarUrl: '' } })),
    getUserInfo: asyncApi('getUserInfo', () => ({ userInfo: { nickName: '微信用户', avatarUrl: '' } })),
    getSystemInfo: asyncApi('getSystemInfo', systemInfo),
    getSystemInfoAsync: asyncApi('getSystemInfoAsync', systemInfo),
    getMenuButtonBoundingClientRect: () => capsuleRect(program.phone.clientWidth),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  }
}

const DEVICE = {
  brand: 'devtools',
  model: 'preview',
  system: 'iOS 17.0',
  platform: 'devtools',
  benchmarkLevel: 1,
  abi: '',
  memorySize: 8192,
}

const COMPUTER = { brand: 'microsoft', system: 'Windows 11 x64', platform: 'windows' }

const APP_BASE = {
  SDKVersion: '3.9.0',
  enableDebug: false,
  host: { env: 'WeChat' },
  language: 'zh_CN',
  version: '8.0.50',
  theme: 'light',
  fontSizeSetting: readPhoneAddress().fontSize,
  fontSizeScaleFactor: readPhoneAddress().fontSize / 16,
}

function systemSetting() {
  return { bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }
}

function readWindow({ phone, router }: MiniProgram) {
  const { clientWidth: screenWidth, clientHeight: screenHeight } = phone
  const page = router.stack[router.stack.length - 1]
  const windowHeight = page?.viewport.clientHeight ?? screenHeight - 88
  return {
    pixelRatio: devicePixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: screenWidth,
    windowHeight,
    statusBarHeight: STATUS_BAR_HEIGHT,
    screenTop: screenHeight - windowHeight,
    safeArea: {
      left: 0,
      right: screenWidth,
      top: STATUS_BAR_HEIGHT,
      bottom: screenHeight,
      width: screenWidth,
      height: screenHeight - STATUS_BAR_HEIGHT,
    },
  }
}

function capsuleRect(phoneWidth: number) {
  const { width, height, right, top } = CAPSULE
  return {
    width,
    height,
    top,
    bottom: top + height,
    right: phoneWidth - right,
    left: phoneWidth - right - width,
  }
}
