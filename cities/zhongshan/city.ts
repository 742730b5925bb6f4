import type { SettingsRow } from '../city-data'

/**
 * Guangdong's limits by type, Beijing's by urgency. First contact within a working day stands for the usual 24 hours,
 * so that a weekend does not make a whole city late.
 */
export const settings: SettingsRow = {
  name: '中山',
  center: { longitude: 113.3824, latitude: 22.5211 },
  reachMetres: 15_000,
  phones: [
    { name: '报警', number: '110' },
    { name: '火警', number: '119' },
    { name: '急救', number: '120' },
    { name: '政务服务热线', number: '12345' },
  ],
  privacyVersion: '2026-11',
  workingHours: {
    utcOffsetMinutes: 480,
    spans: [
      [540, 720],
      [840, 1050],
    ],
  },
  limits: {
    sign: { amount: 2, unit: 'workingHours' },
    contact: { amount: 1, unit: 'workingDays' },
    byType: {
      consult: { amount: 2, unit: 'workingDays' },
      praise: { amount: 2, unit: 'workingDays' },
      help: { amount: 10, unit: 'workingDays' },
      suggestion: { amount: 10, unit: 'workingDays' },
      complaint: { amount: 15, unit: 'workingDays' },
      tipOff: { amount: 15, unit: 'workingDays' },
    },
    byUrgency: {
      danger: { amount: 2, unit: 'hours' },
      utilities: { amount: 24, unit: 'hours' },
      general: { amount: 7, unit: 'days' },
      complex: { amount: 15, unit: 'days' },
    },
  },
  reasons: {
    reject: [
      { id: 'not-city', name: '不属于本市管辖范围' },
      { id: 'legal', name: '已进入诉讼、仲裁或复议程序' },
      { id: 'repeat', name: '同一事项已办结，无新情况' },
      { id: 'unclear', name: '内容不清，无法核实' },
      { id: 'police', name: '属于报警、急救事项' },
    ],
    handBack: [
      { id: 'not-mine', name: '不属于本部门职责' },
      { id: 'place', name: '属于镇街管辖路段' },
      { id: 'owner', name: '设施有其他管养单位' },
      { id: 'lead', name: '应由其他部门牵头' },
    ],
    close: [
      { id: 'fixed', name: '已现场处理完毕' },
      { id: 'answered', name: '已解释答复' },
      { id: 'planned', name: '已列入整改计划' },
      { id: 'enforced', name: '已依法立案查处' },
      { id: 'not-found', name: '现场核查未发现' },
    ],
    extension: [
      { id: 'weather', name: '天气原因无法施工' },
      { id: 'material', name: '等待材料或设备' },
      { id: 'joint', name: '需多部门联合处理' },
      { id: 'procedure', name: '需履行法定程序' },
    ],
  },
}
