import { until } from '../../support/simulator/phone'
import { show } from './show'

describe('<progress>', () => {
  test('shows its part, and grows with an end', async () => {
    const page = await show('<progress id="p" percent="{{percent}}" show-info activeColor="red" active="{{active}}" active-mode="forwards" duration="1" bindactiveend="on"/>', { data: { percent: 30, active: false } })
    expect([page.inside('#p', '.done').style.width, page.inside('#p', '.done').style.background, page.inside('#p', '.info').textContent]).toEqual(['30%', 'red', '30%'])
    await page.set({ active: true, percent: 40 })
    await until(() => page.details('activeend').length > 0)
    expect(page.details('activeend')).toEqual([{ curPercent: 40 }])
    expect(page.inside('#p', '.done').style.width).toBe('40%')
  })
  test('an unknown attribute is told', async () => expect((await show('<progress value="3"/>')).findings()).toEqual(['unknown attribute "value" on <progress>']))
})
