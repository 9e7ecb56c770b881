export class Notes {
  static async list() {
    'use server'; return ['SERVER_MARKER']
  }
}
