import { createRoot } from 'react-dom/client'
import { createScope } from '#shared/kernel/scope'
import './workbench.scss'
import { Workbench } from './workbench'

const place = document.getElementById('root')
const scope = createScope()
window.addEventListener('pagehide', scope.end)
if (place) createRoot(place).render(<Workbench scope={scope} />)
