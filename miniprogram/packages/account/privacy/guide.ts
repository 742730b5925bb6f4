import { UNATTACHED_DAYS } from '../../../domain/kernel/media-limits'

/** The privacy guide in plain words: what is collected, why, for how long, and who sees it. */

export interface GuideSection {
  title: string
  lines: readonly string[]
}

/** One thing that is collected. */
export interface Collected {
  what: string
  why: string
  kept: string
  seenBy: string
}

export const COLLECTED: readonly Collected[] = [
  {
    what: '照片和视频',
    why: '让部门看清问题。上传前在您的手机上压缩；照片里记录的拍摄位置和设备信息会去掉，部门和公众都看不到。',
    kept: `随办件保存；没有提交的，${UNATTACHED_DAYS} 天后删除`,
    seenBy: '您本人、承办部门和平台；您同意且通过审核的照片才会公开',
  },
  {
    what: '您选择的位置',
    why: '知道问题在哪里，派给负责的部门。只使用您在地图上选定的点，不记录您的行踪。',
    kept: '随办件保存',
    seenBy:
      '您本人、承办部门和平台；公开时隐去门牌房号；可能是住家的，地图上只显示约 100 米的大致范围，道路、设施类问题显示所选位置',
  },
  {
    what: '称呼和电话',
    why: '部门办理时可能需要与您联系。可以不填，也可以匿名上报。',
    kept: '办结满 365 天后与办件分离，不再能认出您',
    seenBy: '承办部门和平台；匿名上报时部门看不到',
  },
  {
    what: '您写下的文字和评价',
    why: '办理您的诉求，改进服务。文字会经过微信的内容安全检查。',
    kept: '随办件保存',
    seenBy: '您本人、承办部门和平台；公开时会遮住电话和证件号码',
  },
  {
    what: '微信用户标识（openid）',
    why: '认出是您本人，让您看到自己的办件、收到办理提醒。它不是您的微信号。',
    kept: '使用本小程序期间',
    seenBy: '仅系统使用，不向任何人展示',
  },
]

export const SECTIONS: readonly GuideSection[] = [
  {
    title: '我们怎样使用',
    lines: [
      '只用于办理您的诉求、告诉您进展和改进公共服务。',
      '不用于广告，不出售，也不提供给与办理无关的单位或个人。',
      '只有在您拍照、选择位置或填写时才会用到相应的信息。',
    ],
  },
  {
    title: '什么会公开',
    lines: [
      '默认不公开。只有您勾选“同意公开”、该类问题可以公开、并经工作人员核对后才会公开。',
      '公开的内容不含您的称呼、电话和微信信息。',
    ],
  },
  {
    title: '您可以',
    lines: [
      '在“我的 - 个人资料”中修改称呼，更换或删除电话。',
      '在部门签收前撤回办件。',
      '不同意本指引时，仍可查看公开办件和拨打服务电话。',
      '对个人信息有疑问或要求删除，可拨打 12345。',
    ],
  },
]
