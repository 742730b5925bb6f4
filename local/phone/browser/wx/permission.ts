import type { MiniProgram } from '../mini-program'
import { registerOpenType } from '../open-types'
import { askPermission, editPermissions } from '../overlays/permission-dialog'
import { asyncApi } from './api'
import { WxFailure } from './failure'

type Settings = Record<string, boolean>

/** What WeChat asks for each scope. */
const SCOPES: Record<string, string> = {
  'scope.userLocation': '获取你的位置信息',
  'scope.writePhotosAlbum': '保存图片或视频到你的相册',
  'scope.camera': '使用你的摄像头',
  'scope.record': '使用你的麦克风',
}

/** What the person allowed. */
export function permissionApi(program: MiniProgram): Record<string, unknown> {
  const openSetting = async () => {
    write(program, await editPermissions(read(program), SCOPES))
    return { authSetting: read(program) }
  }
  registerOpenType('openSetting', (emit) => void openSetting().then((detail) => emit('opensetting', detail)))
  return {
    getSetting: asyncApi('getSetting', () => ({ authSetting: read(program) })),
    openSetting: asyncApi('openSetting', openSetting),
    authorize: asyncApi('authorize', ({ scope }: { scope: string }) => requirePermission(program, scope)),
  }
}

/** Asks once per person and scope; a refusal stays until it is changed in the settings. @throws WxFailure when refused */
export async function requirePermission(program: MiniProgram, scope: string): Promise<void> {
  const question = SCOPES[scope]
  if (question === undefined) throw new WxFailure(`${scope} is not in the preview`)
  const settings = read(program)
  const allowed = settings[scope] ?? (await askPermission(question))
  write(program, { ...settings, [scope]: allowed })
  if (!allowed) throw new WxFailure('auth deny', { errno: 103 })
}

const key = ({ person }: MiniProgram): string => `wechat:${person}:settings`
const read = (program: MiniProgram): Settings =>
  JSON.parse(localStorage.getItem(key(program)) ?? '{}') as Settings
const write = (program: MiniProgram, settings: Settings): void =>
  localStorage.setItem(key(program), JSON.stringify(settings))
