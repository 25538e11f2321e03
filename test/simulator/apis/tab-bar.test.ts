import { prove } from '../../support/simulator/proof'
import { tabBarProofs } from '../proofs/tab-bar'

prove(tabBarProofs)
