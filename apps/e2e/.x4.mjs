import { chromium } from '@playwright/test';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const U='http://127.0.0.1:23456';
for (const rate of [1,4]) for (const english of [false,true]) {
const ctx = await b.newContext({locale:'da-DK',timezoneId:'Europe/Copenhagen',viewport:{width:1440,height:900}});
const p = await ctx.newPage();
await p.goto(U); await p.getByRole('button',{name:/Jonas Bach/}).click(); await p.getByRole('article').first().waitFor();
if (english) { await p.getByRole('button',{name:/Skift kasket/}).click(); await p.getByRole('menuitem',{name:'English'}).or(p.getByRole('menuitemradio',{name:'English'})).click(); }
const cdp=await ctx.newCDPSession(p); await cdp.send('Emulation.setCPUThrottlingRate',{rate});
const out=[];
for (let i=0;i<8;i++){
  await p.getByRole('link',{name:'Per Hedetoft'}).click(); await p.getByRole('heading',{name:'Per Hedetoft'}).waitFor(); await p.waitForTimeout(700);
  const t=Date.now();
  await p.getByRole('tab').nth(2).click();
  const c=Date.now();
  await p.locator('[role=tab][aria-selected=true]').filter({hasText:/Deling|Sharing/}).waitFor({timeout:10000}).catch(()=>out.push('NEVER'));
  out.push(`${c-t}+${Date.now()-c}`);
  await p.keyboard.press('Escape'); await p.getByRole('complementary').waitFor({state:'detached'});
}
console.log(rate, english, out.join(' '));
await ctx.close();
}
await b.close();
