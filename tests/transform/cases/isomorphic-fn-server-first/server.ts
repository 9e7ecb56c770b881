import { request } from './SERVER_MARKER/request'

export const language = () => request().language
