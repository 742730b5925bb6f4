import http from 'node:http'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createPreview } from './index'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9200' },
    root: { type: 'string', default: path.resolve('miniprogram') },
  },
})
const preview = createPreview({
  miniprogramRoot: values.root,
  outDir: path.resolve('dist/preview-dev', values.port),
  watch: true,
})
const people = [
  { id: 'citizen-1', name: '林小满', role: 'citizen', roleName: '市民', department: '' },
  { id: 'liaison-1', name: '陈志远', role: 'liaison', roleName: '联络员', department: '城市管理局' },
  { id: 'dispatcher-1', name: '黄敏', role: 'dispatcher', roleName: '平台专员', department: '12345 平台' },
]

http
  .createServer((request, response) => {
    void preview.handle(request, response).then((handled) => {
      if (handled) return
      const { pathname } = new URL(request.url ?? '/', 'http://x')
      const answer =
        pathname === '/client/people'
          ? people
          : pathname === '/client/messages'
            ? { messages: [], next: 0 }
            : undefined
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify(answer ?? { errCode: -1, errMsg: `${pathname} is not in the development server` }),
      )
    })
  })
  .listen(Number(values.port), () => console.log(`http://127.0.0.1:${values.port}/`))
