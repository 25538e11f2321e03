import type { ScenarioWords } from '#shared/scenario/manifest'

/** What a claim says in Chinese. */
export const zh: ScenarioWords = {
  title: '车险定损',
  sentence: '车主凭房间号接通，用后置摄像头绕车一圈，定损员边看边勾清单。',
  action: '发起定损',
  roomTitle: '新的定损',
  enter: '进入定损',
  roles: { adjuster: '定损员', owner: '车主', supervisor: '主管' },
}
