import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { createGateway } from './index'

/** `npm run gateway -- --port 9100 --data DIR`: an empty CloudBase for any client. */
function main(): void {
  const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } })
  if (!values.data) throw new Error('--data DIR is needed: the folder that keeps the database and the files')
  const unsupported = (what: string) =>
    Promise.reject(
      Object.assign(new Error(`${what} needs the whole runtime: npm start`), {
        code: 'FUNCTIONS_EXECUTE_FAIL',
      }),
    )

  let publicUrl = ''
  const gateway = createGateway({
    dataDir: values.data,
    publicUrl: () => publicUrl,
    invokeFunction: (name) => unsupported(`the function ${name}`),
    openApi: (api) => unsupported(`openapi.${api}`),
    log: (line) => console.error(line),
  })
  const server = createServer((request, response) => {
    gateway.handle(request, response).then(
      (own) => own || response.writeHead(404).end(),
      (error: unknown) => {
        console.error(error)
        response.destroy()
      },
    )
  })
  server.listen(Number(values.port ?? 9100), '127.0.0.1', () => {
    publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    console.log(JSON.stringify({ url: publicUrl, admin: `${publicUrl}/admin`, env: 'local-env' }))
  })

  const stop = () => {
    server.close(() => {
      gateway.close()
      process.exit(0)
    })
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 2000).unref()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main()
