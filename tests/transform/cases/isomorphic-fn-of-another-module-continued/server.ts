import { language } from './language'
import { request } from './SERVER_MARKER/request'

export const spoken = () => request().language
