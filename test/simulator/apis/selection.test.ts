import { prove } from '../../support/simulator/proof'
import { selectionProofs } from '../proofs/selection'

prove(selectionProofs)
