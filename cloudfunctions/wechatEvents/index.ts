import { PUSHES } from '../areas/pushes'
import { takePush } from '../kernel/pushes'
import { workerFunction } from '../kernel/worker'

export const main = workerFunction('wechatEvents', (event, context) => takePush(PUSHES, event, context))
