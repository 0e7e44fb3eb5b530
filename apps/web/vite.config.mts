import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API in development; in the built product both stand behind one address. */
const api = { target: process.env['SAMTAVLE_API'] ?? 'http://127.0.0.1:3000', changeOrigin: false };

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/apps/web',
  plugins: [react()],
  resolve: {
    conditions: ['@samtavle/source', 'module', 'browser', 'development|production'],
    // Mantine's scroll lock writes a <style> element, which the content security policy refuses. Our dialogs hold the
    // page still by a class, so the lock is left out altogether.
    alias: { 'react-remove-scroll': fileURLToPath(new URL('./src/no-scroll-lock.tsx', import.meta.url)) },
  },
  server: { port: 4200, host: '127.0.0.1', proxy: { '/api': api, '/socket.io': { ...api, ws: true } } },
  preview: { port: 4300, host: '127.0.0.1', proxy: { '/api': api, '/socket.io': { ...api, ws: true } } },
  build: {
    outDir: './dist',
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
