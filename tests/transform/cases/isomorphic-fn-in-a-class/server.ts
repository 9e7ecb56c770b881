
export class Clock {
  zone = 'CLIENT_MARKER'
  read = () => ['SERVER_MARKER', this.zone]
}
