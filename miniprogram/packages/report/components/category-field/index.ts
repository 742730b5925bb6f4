import type { CategoryChoice } from '../../../../domain/api/case'
import type { FormView } from '../../form/view'

/**
 * What the problem is: suggested categories as chips, all of them behind, then what the category asks. Emits `choose {id}`,
 * `answer {id, answer}`, `danger {answer}`, `call`.
 */
Component({
  properties: {
    categories: { type: Array, value: [] as CategoryChoice[] },
    chips: { type: Array, value: [] as FormView['chips'] },
    danger: { type: Object, value: null as FormView['danger'] },
    questions: { type: Array, value: [] as FormView['questions'] },
  },
  data: { open: false },
  methods: {
    choose({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
      this.setData({ open: false })
      this.triggerEvent('choose', { id: currentTarget.dataset.id })
    },
    answer({ currentTarget }: WechatMiniprogram.Tap<{ id: string; answer: string }>) {
      const { id, answer } = currentTarget.dataset
      this.triggerEvent('answer', { id, answer })
    },
    answerDanger({ currentTarget }: WechatMiniprogram.Tap<{ answer: 'yes' | 'no' }>) {
      this.triggerEvent('danger', { answer: currentTarget.dataset.answer })
    },
    call() {
      this.triggerEvent('call')
    },
    showAll() {
      this.setData({ open: true })
    },
    hideAll() {
      this.setData({ open: false })
    },
  },
})
