/**
 * The jest projects. Components and everything portable run twice, as the h5 and as the weapp build sees them;
 * the server's tests run in Node alone. `*.h5.test.tsx` and `*.weapp.test.tsx` run in their own project only.
 */
const path = require('node:path')

const rootDir = path.resolve(__dirname, '..')

/** Packages that publish ES modules only; jest's own `require` can't load them as they are. */
const ES_MODULE_PACKAGES = ['jose', 'kysely', 'content-disposition']

const swc = (runtime) => ['@swc/jest', {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs', ignoreDynamic: false },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime } },
  },
}]

const common = (displayName) => ({
  displayName,
  rootDir,
  roots: ['<rootDir>/test'],
  modulePathIgnorePatterns: ['<rootDir>/.runtime', '<rootDir>/.cache', '<rootDir>/dist', '<rootDir>/data'],
  transform: { '^.+\\.(ts|tsx|js|mjs)$': swc('automatic') },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULE_PACKAGES.join('|')})/)`],
  restoreMocks: true,
})

const inNode = (displayName, folder, extra = {}) => ({
  ...common(displayName),
  testEnvironment: 'node',
  testMatch: [`<rootDir>/${folder}/**/*.test.ts`, `<rootDir>/${folder}/**/*.test.tsx`],
  ...extra,
})

const otherOf = { h5: 'weapp', weapp: 'h5' }

const client = (build) => ({
  ...common(build),
  testEnvironment: 'jsdom',
  // Node's variant of each package: the browser's variants reach for things that jsdom lacks.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
  testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/test/unit/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/unit/server/', `\\.${otherOf[build]}\\.test\\.tsx?$`],
  moduleFileExtensions: [`${build}.tsx`, `${build}.ts`, 'tsx', 'ts', 'js', 'cjs', 'mjs', 'json', 'node'],
  moduleNameMapper: {
    '\\.module\\.scss$': '<rootDir>/test/support/jest/class-names.cjs',
    '\\.(scss|css)$': '<rootDir>/test/support/jest/nothing.cjs',
    '\\.(png|jpg|webp|svg|mp3)$': '<rootDir>/test/support/jest/asset.cjs',
    '^@tarojs/components$': '<rootDir>/test/support/jest/components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/support/jest/taro.ts',
  },
  setupFiles: [`<rootDir>/test/support/jest/world.${build}.cjs`],
  setupFilesAfterEnv: ['<rootDir>/test/support/jest/patience.unit.cjs'],
})

module.exports = {
  rootDir,
  projects: [
    client('h5'),
    client('weapp'),
    inNode('server', 'test/unit/server', { setupFilesAfterEnv: ['<rootDir>/test/support/jest/patience.unit.cjs'] }),
    inNode('simulator', 'test/simulator', { setupFilesAfterEnv: ['<rootDir>/test/support/jest/patience.integration.cjs'] }),
    inNode('architecture', 'test/architecture', { setupFilesAfterEnv: ['<rootDir>/test/support/jest/patience.architecture.cjs'] }),
    inNode('integration', 'test/integration', { setupFilesAfterEnv: ['<rootDir>/test/support/jest/patience.integration.cjs'] }),
    inNode('e2e', 'test/e2e', { setupFilesAfterEnv: ['<rootDir>/test/support/jest/patience.e2e.cjs'] }),
  ],
}
