import { prove } from '../../support/simulator/proof'
import { sensorProofs } from '../proofs/sensors'

prove(sensorProofs)
