import { openPhone, until } from '../../support/simulator/phone'
import { traces } from '../proofs/proving'

const PAGE = 'Page({ onShareAppMessage({ from }) { return { title: from, path: "/pages/two/two?a=1", promise: Promise.resolve({ title: "late" }) } }, onAddToFavorites() { return { query: "b=2" } } })'

test('a page that is shared says what is shared, and its promise says the last word', async () => {
  const phone = await openPhone({ 'pages/one/one.js': PAGE, 'pages/one/one.json': { navigationBarTitleText: '一' } })
  const { screen } = phone.logic.host.top()!
  phone.device.happen('share', { screen, from: 'menu', to: 'friend' })
  phone.device.happen('share', { screen, from: 'menu', to: 'timeline' })
  phone.device.happen('share', { screen, from: 'menu', to: 'favourites' })
  await until(() => traces(phone).length === 3)
  expect(traces(phone)).toEqual(expect.arrayContaining([
    { kind: 'share', text: 'onShareAppMessage', detail: { title: 'late', path: '/pages/two/two?a=1', query: '', from: 'menu', to: 'friend' }, file: null },
    { kind: 'share', text: 'onShareTimeline', detail: { title: '一', path: '/pages/one/one', query: '', from: 'menu', to: 'timeline' }, file: null },
    { kind: 'share', text: 'onAddToFavorites', detail: { title: '一', path: '/pages/one/one', query: 'b=2', from: 'menu', to: 'favourites' }, file: null },
  ]))
})
