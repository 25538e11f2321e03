import { prove } from '../../support/simulator/proof'
import { keyboardProofs } from '../proofs/keyboard'

prove(keyboardProofs)
