import { mediaPushes } from '../areas/media/pushes'
import { takePush } from '../kernel/pushes'
import { workerFunction } from '../kernel/worker'

export const pushes = { ...mediaPushes }

export const main = workerFunction('wechatEvents', (event, context) => takePush(pushes, event, context))
