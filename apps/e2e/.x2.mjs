import { chromium } from '@playwright/test';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const U='http://127.0.0.1:23456';
async function win(name, who, opts={}, path='/') {
  const ctx = await b.newContext({locale:'da-DK',timezoneId:'Europe/Copenhagen',viewport:{width:1440,height:900},...opts});
  const p = await ctx.newPage();
  p.on('console',m=>{ if(['error','warning'].includes(m.type())) console.log(name,m.type(),m.text().slice(0,300))});
  p.on('pageerror',e=>console.log(name,'pageerror',e.message));
  await p.goto(U); 
  await p.getByRole('button',{name:who}).click();
  await p.getByRole('heading',{level:1,name:/Tavlen|Board|Log/}).waitFor();
  await p.waitForTimeout(400);
  if (path!=='/') { await p.goto(U+path); await p.waitForTimeout(900);}
  return p;
}
const shot=(p,n,full)=>p.screenshot({path:`/tmp/mine/shots/${n}.png`,fullPage:!!full});
const sizes={720:[720,450],390:[390,844],320:[320,640]};
for (const [k,[width,height]] of Object.entries(sizes)) {
  const p = await win('a'+k,/Anne Holm/,{viewport:{width,height}});
  await shot(p,`b${k}`);
  await p.goto(U+'/tavle?visning=liste'); await p.waitForTimeout(700); await shot(p,`list${k}`);
  await p.goto(U+'/borgere'); await p.waitForTimeout(700); await shot(p,`case${k}`);
  await p.goto(U+'/tavle'); await p.waitForTimeout(700);
  await p.getByRole('link',{name:'Inge Marstrup'}).click(); await p.waitForTimeout(700); await shot(p,`card${k}`);
  await p.getByRole('tab',{name:'Deling og samtykke'}).click(); await p.waitForTimeout(500); await shot(p,`share${k}`);
  await p.getByRole('button',{name:'Luk, Escape'}).click();
  await p.getByRole('button',{name:/Sæt på tavlen/}).click(); await p.waitForTimeout(500); await shot(p,`place${k}`);
  await p.context().close();
}
const d = await win('dark',/Anne Holm/,{colorScheme:'dark'}); await shot(d,'dark-board'); 
await d.getByRole('link',{name:'Rikke Tornved'}).click(); await d.waitForTimeout(700); await shot(d,'dark-card');
await d.goto(U+'/tavle?visning=liste'); await d.waitForTimeout(700); await shot(d,'dark-list');
await d.goto(U+'/tavle?efter=aarsag'); await d.waitForTimeout(700); await shot(d,'dark-reasons');
const j = await win('jonas',/Jonas Bach/); await j.getByRole('link',{name:'Per Hedetoft'}).click(); await j.waitForTimeout(700); await shot(j,'jonas-per');
await j.keyboard.press('Escape');
await j.getByRole('link',{name:'Rikke Tornved'}).click(); await j.waitForTimeout(700); await shot(j,'jonas-rikke');
const e = await win('english',/Jonas Bach/,{locale:'en-GB'}); 
await e.getByRole('button',{name:/Skift kasket|Change capacity/}).click(); await e.waitForTimeout(200); await shot(e,'me-menu');
await e.getByRole('menuitemradio',{name:'English'}).or(e.getByRole('menuitem',{name:'English'})).click(); await e.waitForTimeout(300); await shot(e,'en-board');
await e.getByRole('link',{name:'Per Hedetoft'}).click(); await e.waitForTimeout(700); await shot(e,'en-per');
await e.getByRole('tab',{name:'Sharing and consent'}).click(); await e.waitForTimeout(500); await shot(e,'en-share');
await b.close();
