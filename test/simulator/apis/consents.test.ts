import { prove } from '../../support/simulator/proof'
import { consentProofs } from '../proofs/consents'

prove(consentProofs)
