import { chromium } from '@playwright/test';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const U='http://127.0.0.1:23456';
const ctx = await b.newContext({locale:'da-DK',timezoneId:'Europe/Copenhagen',viewport:{width:1440,height:900}});
const p = await ctx.newPage();
await p.goto(U); await p.getByRole('button',{name:/Jonas Bach/}).click(); await p.getByRole('article').first().waitFor();
let ok=0, bad=0;
for (let i=0;i<12;i++){
  await p.getByRole('link',{name:'Per Hedetoft'}).click(); await p.getByRole('heading',{name:'Per Hedetoft'}).waitFor(); await p.waitForTimeout(100*i);
  await p.getByRole('tab',{name:'Deling og samtykke'}).click(); await p.waitForTimeout(600);
  const sel = await p.getByRole('tab',{name:'Deling og samtykke'}).getAttribute('aria-selected');
  const url=p.url();
  console.log(i, sel, url.slice(-60), await p.getByText('uden svar').count());
  await p.keyboard.press('Escape'); await p.getByRole('complementary').waitFor({state:'detached'}).catch(()=>console.log('still open'));
}
await b.close();
