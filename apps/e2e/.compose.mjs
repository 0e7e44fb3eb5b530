import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const [out, ...names] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const p = await b.newPage({ viewport: { width: 100, height: 100 } });
await p.setContent(
  `<body style="margin:0;background:#c00;display:flex;gap:8px;align-items:flex-start;width:max-content">${names.map((n) => `<img src="data:image/png;base64,${readFileSync('/tmp/mine/shots/' + n + '.png').toString('base64')}">`).join('')}`,
);
await p.waitForTimeout(200);
const s = await p.evaluate(() => ({ w: document.body.scrollWidth, h: document.body.scrollHeight }));
await p.setViewportSize({ width: s.w, height: s.h });
await p.screenshot({ path: '/tmp/mine/shots/' + out + '.png' });
await b.close();
