import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  // Relative paths: the same build is served by the window and by `lienhiep-cli serve --ui`.
  base: './',
  build: {
    target: ['chrome123', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: true,
    // A data: script or font would need a looser content policy; keep every asset a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  clearScreen: false,
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
