export function compile(names?: string[]): Promise<string[]>;
