/** What staff may do to a case through the staff area; the rest of the workflow belongs to citizens and timers. */
export const STAFF_ACTIONS = [
  'accept',
  'reject',
  'dispatch',
  'merge',
  'verify',
  'redo',
  'publish',
  'unpublish',
  'urge',
  'grantExtension',
  'refuseExtension',
  'sign',
  'handBack',
  'progress',
  'contact',
  'askInfo',
  'requestExtension',
  'reply',
  'close',
] as const
export type StaffAction = (typeof STAFF_ACTIONS)[number]

/** @returns whether `action` is one that the staff area offers. */
export function isStaffAction(action: string): action is StaffAction {
  return (STAFF_ACTIONS as readonly string[]).includes(action)
}

/** Done by the button itself: nothing to fill in. */
export type OneTap = 'sign' | 'accept'
export type FormAction = Exclude<StaffAction, OneTap>

export function isOneTap(action: StaffAction): action is OneTap {
  return action === 'sign' || action === 'accept'
}

/** @returns whether `action` is done through a form. */
export function isFormAction(action: string): action is FormAction {
  return isStaffAction(action) && !isOneTap(action)
}

export interface TextField {
  label: string
  placeholder: string
  required: boolean
  /** Sentences that the job repeats; a tap puts one into the text. */
  phrases: readonly string[]
}

/** What a form asks for; the page draws the parts that are there, in this order. */
export interface FormSpec {
  title: string
  /** One sentence: what happens when it is sent, and who learns of it. */
  effect: string
  submit: string
  /** `grave` takes something away from somebody: a sober button, red is for emergencies. */
  tone: 'primary' | 'grave'
  reason?: { label: string; from: ReasonList }
  department?: { label: string; withCoDepartments: boolean }
  until?: { label: string }
  parentNumber?: boolean
  /** Whether somebody was reached. */
  reached?: { label: string; yes: string; no: string }
  /** All must be ticked before the button works. */
  checklist?: readonly string[]
  text?: TextField
  photos?: { label: string; hint: string }
}
export type ReasonList = 'rejectReasons' | 'handBackReasons' | 'closeReasons' | 'extensionReasons'

const text = (
  label: string,
  placeholder: string,
  required: boolean,
  phrases: readonly string[] = [],
): TextField => ({ label, placeholder, required, phrases })

/** The actions that need more than a tap: what each form asks for and says. */
export const FORMS: Record<FormAction, FormSpec> = {
  progress: {
    title: '记录进展',
    effect: '市民会看到这条进展。',
    submit: '保存进展',
    tone: 'primary',
    text: text('进展', '例如：已安排养护班组，今天下午到现场查看', true, [
      '已安排人员到现场查看',
      '已联系相关单位，正在协调',
      '正在施工，预计两天内完成',
    ]),
    photos: { label: '现场照片', hint: '选填，最多 9 张' },
  },
  contact: {
    title: '记录联系',
    effect: '仅工作人员可见。联系上市民后，首次联系的计时停止。',
    submit: '保存记录',
    tone: 'primary',
    reached: { label: '联系结果', yes: '已联系上', no: '未联系上' },
    text: text('说明', '选填，例如：已说明处理安排', false, ['已说明处理安排。', '无人接听。', '号码有误。']),
  },
  reply: {
    title: '答复市民',
    effect: '市民会收到答复和照片，办件进入“已答复”。',
    submit: '发送答复',
    tone: 'primary',
    text: text('答复内容', '写明做了什么、结果如何、还有什么安排', true, [
      '您反映的问题已处理完毕，感谢您的监督。',
      '经现场核实，',
      '如仍有问题，请在评价中告诉我们。',
    ]),
    photos: { label: '办理后照片', hint: '请在现场拍摄，最多 9 张' },
  },
  close: {
    title: '办结',
    effect: '办件结束，市民会收到通知并可评价。',
    submit: '确认办结',
    tone: 'primary',
    reason: { label: '办结原因', from: 'closeReasons' },
    text: text('说明', '选填：需要让市民知道的结果', false),
    photos: { label: '办理后照片', hint: '选填，最多 9 张' },
  },
  handBack: {
    title: '退单',
    effect: '办件退回平台重新派单，办理时限不重新计算。第二次退单由平台裁定。',
    submit: '确认退单',
    tone: 'grave',
    department: { label: '应由哪个部门办理', withCoDepartments: false },
    reason: { label: '退单原因', from: 'handBackReasons' },
    text: text('说明', '写明职责依据，方便平台裁定', true),
  },
  askInfo: {
    title: '请市民补充',
    effect: '市民会收到通知，办理时限暂停，最多等待 5 天。',
    submit: '发给市民',
    tone: 'primary',
    text: text('需要补充什么', '例如：请补充路灯杆上的编号', true, [
      '请补充具体位置或附近的门牌号。',
      '请补充发生的时间。',
      '请补充能看清现场的照片。',
    ]),
  },
  requestExtension: {
    title: '申请延期',
    effect: '由平台审批。批准前，原时限继续计算。',
    submit: '提交申请',
    tone: 'primary',
    until: { label: '延期到' },
    reason: { label: '延期原因', from: 'extensionReasons' },
    text: text('说明', '写明目前进度和需要延期的原因', true),
  },
  reject: {
    title: '不予受理',
    effect: '办件结束，市民会看到原因和说明。',
    submit: '确认不予受理',
    tone: 'grave',
    reason: { label: '原因', from: 'rejectReasons' },
    text: text('给市民的说明', '写明为什么不能受理，市民还可以找谁', true),
  },
  dispatch: {
    title: '派单',
    effect: '主办部门的联络员会马上收到通知。',
    submit: '确认派单',
    tone: 'primary',
    department: { label: '主办部门', withCoDepartments: true },
    text: text('派单意见', '选填：给承办部门的提示', false),
  },
  merge: {
    title: '合并',
    effect: '本件并入主办件，关注的市民会随主办件收到结果。',
    submit: '确认合并',
    tone: 'grave',
    parentNumber: true,
    text: text('说明', '选填', false),
  },
  verify: {
    title: '核查通过',
    effect: '确认答复属实、问题已办理，等待办结。',
    submit: '核查通过',
    tone: 'primary',
    checklist: ['答复回应了市民反映的问题', '照片或说明能证明办理结果'],
    text: text('核查意见', '选填，仅工作人员可见', false),
  },
  redo: {
    title: '退回重办',
    effect: '办件回到承办部门，办理时限不重新计算。',
    submit: '退回重办',
    tone: 'grave',
    text: text('需要重办的内容', '写明哪里没有办好，要达到什么结果', true),
  },
  publish: {
    title: '公开',
    effect: '任何人都可以在“公开办件”中看到这些内容。',
    submit: '确认公开',
    tone: 'primary',
    checklist: [
      '文字中没有姓名、电话、住址门牌',
      '照片中没有清晰的人脸和车牌',
      '内容不涉及他人隐私或未核实的指控',
    ],
  },
  unpublish: {
    title: '取消公开',
    effect: '办件从“公开办件”中移除，市民本人仍可查看。',
    submit: '取消公开',
    tone: 'grave',
  },
  urge: {
    title: '督办',
    effect: '承办部门的联络员会收到督办通知。',
    submit: '发出督办',
    tone: 'primary',
    text: text('督办要求', '写明要求和时间', true, [
      '请今天内签收并联系市民。',
      '请说明超期原因和完成时间。',
    ]),
  },
  grantExtension: {
    title: '同意延期',
    effect: '办理时限延到所选日期，市民会看到新的时限。',
    submit: '同意延期',
    tone: 'primary',
    until: { label: '同意延到' },
    text: text('审批意见', '选填', false),
  },
  refuseExtension: {
    title: '不同意延期',
    effect: '原时限不变，承办部门会收到意见。',
    submit: '不同意延期',
    tone: 'grave',
    text: text('审批意见', '写明理由', true),
  },
}

/** @returns whether `action` takes something away from somebody. */
export function isGrave(action: StaffAction): boolean {
  return isFormAction(action) && FORMS[action].tone === 'grave'
}
