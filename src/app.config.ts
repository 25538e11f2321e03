import { scenarios } from './scenarios/catalog'

/** Composed from the catalogue: a new scenario is a subpackage without a change here. */
export default defineAppConfig({
  pages: ['pages/lobby/index', 'pages/join/index', 'pages/check/index'],
  // Who watches a recording or plans ahead fetches that page then: the first load is for the rooms.
  subPackages: [...scenarios.map(({ root, pages }) => ({ root, pages: [...pages] })), { root: 'pages/replay', pages: ['index'] }, { root: 'pages/plans', pages: ['index'] }],
  preloadRule: { 'pages/check/index': { network: 'all', packages: scenarios.map(({ root }) => root) } },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '连麦',
    navigationBarBackgroundColor: '#0E1116',
    navigationBarTextStyle: 'white',
    backgroundTextStyle: 'light',
    backgroundColor: '#0E1116',
  },
  darkmode: true,
  lazyCodeLoading: 'requiredComponents',
})
