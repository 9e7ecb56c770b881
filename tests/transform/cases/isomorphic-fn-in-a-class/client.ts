
export class Clock {
  zone = 'CLIENT_MARKER'
  read = () => ['BROWSER_MARKER', this.zone]
}
