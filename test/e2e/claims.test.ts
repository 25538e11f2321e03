import { SIGNATURES } from '../support/fake-media'
import { button, enterByCode, openRoomAsHost, sayOf } from '../support/visit'
import { scene } from './stage/scene'
import { meets } from './stage/senses'

const [red, green] = SIGNATURES
const say = sayOf('claims')

describe('a car claim', () => {
  scene('owner and adjuster see and hear each other; a view is asked for, seen, and ticked', async ({ server, person }) => {
    const adjuster = await person('定损员', { signature: red })
    const code = await openRoomAsHost(adjuster.page, server.base, { scenario: 'claims', name: adjuster.name })
    await adjuster.page.getByText(say('waiting')).waitFor()
    const owner = await person('何先生', { signature: green, look: { phone: true } })
    await enterByCode(owner.page, server.base, { scenario: 'claims', code, name: owner.name })
    await meets(adjuster.page, owner.name, green)
    await meets(owner.page, adjuster.name, red)

    const plate = say('view.plate')
    await button(adjuster.page, `${plate} · ${say('ask')}`).click()
    await owner.page.getByText(say('asking').replace('{view}', plate)).waitFor()
    await button(adjuster.page, `${plate} · ${say('tick')}`).click()
    await owner.page.getByText(say('progress').replace('{seen}', '1').replace('{all}', '8')).waitFor()
  })
})
