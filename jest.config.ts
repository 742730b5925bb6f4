import type { Config } from 'jest'

const project = {
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j|mj)s$': '@swc/jest' as const },
  // Some dependencies ship ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(mingo|bson|chokidar|readdirp)/)'],
}

/** The journeys share one running product. */
const product = {
  globalSetup: '<rootDir>/test/support/start-product.ts',
  globalTeardown: '<rootDir>/test/support/stop-product.ts',
}

/** unit: pure and fast, the everyday loop. integration: real SDK, gateway and store. browser: Chromium. e2e: whole journeys. */
const config: Config = {
  projects: ['unit', 'integration', 'browser', 'e2e'].map((name) => ({
    ...project,
    displayName: name,
    testMatch: [`<rootDir>/{,local/}test/${name}/**/*.test.ts`],
    ...(name !== 'unit' && { setupFilesAfterEnv: ['<rootDir>/local/test/support/patience.ts'] }),
    ...(name === 'e2e' && product),
  })),
}

export default config
