import { prove } from '../../support/simulator/proof'
import { locationProofs } from '../proofs/location'

prove(locationProofs)
