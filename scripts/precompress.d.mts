import type { Plugin } from 'vite'

export function precompress(): Plugin
export function compressUnder(folder: string): void
