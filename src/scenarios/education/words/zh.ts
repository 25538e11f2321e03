import type { ScenarioWords } from '#shared/scenario/manifest'

/** What the class says in Chinese. */
export const zh: ScenarioWords = {
  title: '在线课堂',
  sentence: '老师和学生面对面，举手、连麦上台、文字聊天都在一间教室里。',
  action: '开始上课',
  roomTitle: '新的课堂',
  enter: '进入课堂',
  roles: { teacher: '老师', assistant: '助教', student: '学生', inspector: '巡课' },
  variants: {
    small: { name: '小班课', sentence: '32 人以内都能上台说话' },
    'one-to-one': { name: '一对一', sentence: '老师和一名学生，还可以有两人旁听' },
    large: { name: '大班课', sentence: '最多 3000 人听课，举手后由老师请上台' },
  },
}
