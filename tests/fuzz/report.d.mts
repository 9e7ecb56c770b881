export function writeSection(title: string, text: string): void
