/** What somebody agrees to, in short: a liaison's photo is no report, and staff have neither name nor phone to hide. */
export interface PrivacyLine {
  icon: string
  text: string
}

const CITIZEN: readonly PrivacyLine[] = [
  { icon: 'photo-o', text: '照片和位置只用于处理上报的问题' },
  { icon: 'lock', text: '姓名和电话只有承办部门和平台能看到，可以匿名' },
  { icon: 'eye-o', text: '经您同意并审核后，才会公开办件内容' },
]

const STAFF: readonly PrivacyLine[] = [
  { icon: 'photo-o', text: '照片和位置只用于办件的办理和答复' },
  { icon: 'lock', text: '办理记录对市民只显示部门，不显示您的姓名' },
  { icon: 'eye-o', text: '照片经审核后才会随办件公开' },
]

export function privacyLines(isStaff: boolean): readonly PrivacyLine[] {
  return isStaff ? STAFF : CITIZEN
}
