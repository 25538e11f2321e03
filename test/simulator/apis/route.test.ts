import { prove } from '../../support/simulator/proof'
import { routeProofs } from '../proofs/route'

prove(routeProofs)
