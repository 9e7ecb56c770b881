export declare const ROOT: string
export declare function installPackages(): void
export declare function buildPackage(): void
export declare function findChromium(): string
