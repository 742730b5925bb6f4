import { isStaff } from '../../../domain/case/permissions'
import { FRAME, framed } from '../../../page/frame'
import { updateProfile } from '../../../services/account'
import { messageOf } from '../../../services/call'
import { withConsent } from '../../../services/consent'
import { leaveTo, ME } from '../../../services/routes'
import { whenSession } from '../../../services/session'
import type { Profile, ProfileInput } from '../../../domain/api/account'
import { profileChange, profileProblem } from './view'

/** 个人资料: how departments may address and reach me. */
Page({
  ...framed(),

  data: {
    ...FRAME,
    phoneMasked: '',
    /** Staff are named by the administrator: the history shows it. */
    nameIsFixed: false,
    name: '',
    phone: '',
    saving: false,
  },
  saved: undefined as Profile | undefined,

  onLoad() {
    void this.reload()
  },

  async load() {
    const session = await whenSession()
    const { profile } = session
    this.saved = profile
    const { name, phoneMasked } = profile
    this.setData({ phase: 'ready', name, phoneMasked, nameIsFixed: isStaff(session) })
  },

  writeName({ detail }: WechatMiniprogram.Input) {
    this.setData({ name: detail.value })
  },

  writePhone({ detail }: WechatMiniprogram.Input) {
    this.setData({ phone: detail.value })
  },

  async submit() {
    const { phone, nameIsFixed } = this.data
    if (!this.saved) return
    const name = nameIsFixed ? this.saved.name : this.data.name
    const wrong = profileProblem({ name, phone })
    if (wrong) return void wx.showToast({ title: wrong, icon: 'none' })
    const change = profileChange({ name, phone }, this.saved)
    if (Object.keys(change).length > 0 && !(await this.save(change))) return
    leaveTo(ME)
  },

  async removePhone() {
    const { confirm } = await wx.showModal({
      title: '删除电话',
      content: '删除后，部门只能通过小程序与您联系。',
      confirmText: '删除',
    })
    if (confirm && (await this.save({ phone: '' }))) this.setData({ phone: '', phoneMasked: '' })
  },

  /** @returns whether the server has it. */
  async save(change: ProfileInput): Promise<boolean> {
    if (this.data.saving) return false
    this.setData({ saving: true })
    try {
      this.saved = await (change.name || change.phone
        ? withConsent(() => updateProfile(change))
        : updateProfile(change))
      void wx.showToast({ title: '已保存', icon: 'success' })
      return true
    } catch (error) {
      void wx.showToast({ title: messageOf(error), icon: 'none' })
      return false
    } finally {
      this.setData({ saving: false })
    }
  },
})
