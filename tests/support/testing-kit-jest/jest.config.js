const side = (environment, testEnvironment, tests) => ({
  displayName: environment,
  testEnvironment,
  testMatch: [`<rootDir>/${tests}.test.{ts,tsx}`],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.[jt]sx?$': [
      'babel-jest',
      {
        presets: ['babel-preset-solid', '@babel/preset-typescript'],
        plugins: [['seamline/babel', { environment }]],
      },
    ],
  },
})

export default {
  projects: [
    side('client', '<rootDir>/tests/jsdom.cjs', 'tests/*'),
    side('server', 'node', 'tests/server/*'),
  ],
}
