import { INFO_DAYS } from '../../../domain/case/limits'
import type { CaseAction } from '../../../domain/case/workflow'

/** The words of a form; which parts it has follows from what the action requires and accepts (domain/case/actions.ts). */
export interface FormWords {
  /** One sentence: what happens when it is sent, and who learns of it. */
  effect: string
  submit: string
  reason?: string
  department?: string
  until?: string
  /** Whether somebody was reached. */
  reached?: { label: string; yes: string; no: string }
  /** All must be ticked before the button works. */
  checklist?: readonly string[]
  text?: TextWords
  photos?: { label: string; hint: string }
}

export interface TextWords {
  label: string
  placeholder: string
  /** Sentences that the job repeats; a tap puts one into the text. */
  phrases: readonly string[]
  /** It must be written although the server does without. */
  required?: true
}

const text = (label: string, placeholder: string, phrases: readonly string[] = []): TextWords => ({
  label,
  placeholder,
  phrases,
})

const WITHHELD_BECAUSE = ['文字中有个人信息。', '照片中有人脸或车牌。', '涉及未核实的指控。']

/** The actions that need more than a tap (shared/actions.ts). */
export const FORM_WORDS: Partial<Record<CaseAction, FormWords>> = {
  progress: {
    effect: '市民会看到这条进展。',
    submit: '保存进展',
    text: text('进展', '例如：已安排养护班组，今天下午到现场查看', [
      '已安排人员到现场查看',
      '已联系相关单位，正在协调',
      '正在施工，预计两天内完成',
    ]),
    photos: { label: '现场照片', hint: '选填，最多 9 张' },
  },
  resume: {
    effect: '不再等待市民补充，办理时限继续计算，市民会收到消息。',
    submit: '继续办理',
    text: text('说明', '例如：市民已在电话里说明', ['市民已电话说明。', '现场已核实，无需补充。']),
  },
  callBack: {
    effect: '联系上市民后回访完成；三次未联系上，也会结束并留下记录。市民能看到已回访，看不到内容。',
    submit: '保存回访',
    reached: { label: '回访结果', yes: '已联系上', no: '未联系上' },
    text: text('回访内容', '写明市民的意见和下一步安排', [
      '市民认可补充处理。',
      '市民要求继续整改。',
      '无人接听。',
    ]),
  },
  contact: {
    effect: '仅工作人员可见。联系上市民后，首次联系的计时停止。',
    submit: '保存记录',
    reached: { label: '联系结果', yes: '已联系上', no: '未联系上' },
    text: text('说明', '例如：已说明处理安排', ['已说明处理安排。', '无人接听。', '号码有误。']),
  },
  reply: {
    effect: '市民会收到答复和照片，办件进入“已答复”。',
    submit: '发送答复',
    text: text('答复内容', '写明做了什么、结果如何、还有什么安排', [
      '您反映的问题已处理完毕，感谢您的监督。',
      '经现场核实，',
      '如仍有问题，请在评价中告诉我们。',
    ]),
    photos: { label: '办理后照片', hint: '请在现场拍摄，最多 9 张' },
  },
  close: {
    effect: '办件结束，市民会收到通知并可评价。',
    submit: '确认办结',
    reason: '办结原因',
    text: text('说明', '需要让市民知道的结果'),
    photos: { label: '办理后照片', hint: '选填，最多 9 张' },
  },
  handBack: {
    effect: '办件退回平台重新派单，办理时限不重新计算。第二次退单由平台裁定。',
    submit: '确认退单',
    department: '应由哪个部门办理',
    reason: '退单原因',
    text: text('说明', '写明职责依据，方便平台裁定'),
  },
  askInfo: {
    effect: `市民会收到通知，办理时限暂停，最多等待 ${INFO_DAYS} 天。`,
    submit: '发给市民',
    text: text('需要补充什么', '例如：请补充路灯杆上的编号', [
      '请补充具体位置或附近的门牌号。',
      '请补充发生的时间。',
      '请补充能看清现场的照片。',
    ]),
  },
  requestExtension: {
    effect: '由平台审批。批准前，原时限继续计算。',
    submit: '提交申请',
    until: '延期到',
    reason: '延期原因',
    text: text('说明', '写明目前进度和需要延期的原因'),
  },
  reject: {
    effect: '办件结束，市民会看到原因和说明。',
    submit: '确认不予受理',
    reason: '原因',
    text: text('给市民的说明', '写明为什么不能受理，市民还可以找谁'),
  },
  dispatch: {
    effect: '主办部门的联络员会马上收到通知。',
    submit: '确认派单',
    department: '主办部门',
    text: text('派单意见', '给承办部门的提示'),
  },
  merge: {
    effect: '本件并入主办件，关注的市民会随主办件收到结果。',
    submit: '确认合并',
    text: text('说明', '为什么是同一件事'),
  },
  verify: {
    effect: '确认答复属实、问题已办理，等待办结。',
    submit: '核查通过',
    checklist: ['答复回应了市民反映的问题', '照片或说明能证明办理结果'],
    text: text('核查意见', '仅工作人员可见'),
  },
  redo: {
    effect: '办件回到承办部门，办理时限不重新计算。',
    submit: '退回重办',
    text: text('需要重办的内容', '写明哪里没有办好，要达到什么结果'),
  },
  publish: {
    effect: '任何人都可以在“公开办件”中看到这些内容。',
    submit: '确认公开',
    checklist: [
      '文字中没有姓名、电话、住址门牌',
      '照片中没有清晰的人脸和车牌',
      '内容不涉及他人隐私或未核实的指控',
    ],
  },
  withhold: {
    effect: '办件不再出现在“待公开”，市民本人仍可查看。需要时仍可公开。',
    submit: '不予公开',
    text: text('原因', '写明为什么不公开，仅工作人员可见', WITHHELD_BECAUSE),
  },
  unpublish: {
    effect: '办件从“公开办件”中移除，市民本人仍可查看。',
    submit: '取消公开',
    text: { ...text('原因', '写明为什么取消公开，仅工作人员可见', WITHHELD_BECAUSE), required: true },
  },
  urge: {
    effect: '承办方会收到督办通知，办件标为“督办”，直到有新的办理动作。',
    submit: '发出督办',
    text: text('督办要求', '写明要求和时间', ['请今天内签收并联系市民。', '请说明超期原因和完成时间。']),
  },
  grantExtension: {
    effect: '办理时限延到所选日期，市民会看到新的时限。',
    submit: '同意延期',
    until: '同意延到',
    text: text('审批意见', '市民能看到这段话'),
  },
  refuseExtension: {
    effect: '原时限不变，承办部门会收到意见。',
    submit: '不同意延期',
    text: text('审批意见', '写明理由'),
  },
  reopen: {
    effect: '办件回到承办部门重新办理，办理时限重新计算，市民会看到。',
    submit: '确认重办',
    text: text('重办要求', '写明为什么要重办，要达到什么结果'),
  },
}
