import type { ScenarioWords } from '#shared/scenario/manifest'

/** What the claw says in Chinese. */
export const zh: ScenarioWords = {
  title: '抓娃娃',
  sentence: '双机位、低延迟，排队轮流玩，每一抓都记在公平记录里。',
  action: '开一台机器',
  roomTitle: '新的机器',
  enter: '进入现场',
  roles: { operator: '店主', machine: '机器', player: '玩家', spectator: '观众' },
}
