import { prove } from '../../support/simulator/proof'
import { bluetoothProofs } from '../proofs/bluetooth'

prove(bluetoothProofs)
