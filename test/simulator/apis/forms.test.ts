import { prove } from '../../support/simulator/proof'
import { formProofs } from '../proofs/forms'

prove(formProofs)
