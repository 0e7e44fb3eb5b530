import { fileURLToPath } from 'node:url';
import { mergeConfig, defineConfig } from 'vite';
import base from './vite.config.mts';
const stub = (process.env.STUB ?? '').split(',').filter(Boolean);
export default mergeConfig(base, defineConfig({ plugins: [{ name: 'stub', enforce: 'pre', load(id) {
  for (const s of stub) if (id.endsWith(s)) { const names = { 'choose.tsx': 'export const ChooseOne = () => null; export const ChooseSeveral = () => null;', 'menu-at.tsx': 'export const MenuAt = () => null;', 'dialog.tsx': 'export const Dialog = () => null; export const ConfirmDialog = () => null;' }; return names[s]; }
}, resolveId(id) { if (process.env.RR && id === 'react-router') return '/work/main/node_modules/react-router/dist/production/index.mjs'; } }] }));
