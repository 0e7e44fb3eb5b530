import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Calls `gone` when the npm that ran us is gone. Asked to stop, npm passes that on; killed, it cannot, and we would go
 * on without anybody knowing whom to stop.
 *
 * @param {() => void} gone
 */
export function endWithNpm(gone) {
  if (!process.env['npm_lifecycle_event']) return;
  const npm = npmAbove();
  if (npm === undefined) return;
  const watch = setInterval(() => {
    try {
      process.kill(npm, 0);
    } catch {
      clearInterval(watch);
      gone();
    }
  }, 500);
  watch.unref();
}

/** npm runs scripts through a shell; some shells make way for the script, others stay in between. */
function npmAbove() {
  const parent = processAbout(process.ppid);
  if (!parent) return undefined;
  return /(^|\/)-?(ba|da|z|k|a)?sh$/.test(parent.name) ? parent.parent : process.ppid;
}

/**
 * @param {number} pid
 * @returns {{ name: string, parent: number } | undefined}
 */
function processAbout(pid) {
  try {
    if (process.platform === 'linux') {
      const [, name = '', parent] = /^\d+ \((.*)\) \S+ (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return { name, parent: Number(parent) };
    }
    const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent, name = ''] = /^\s*(\d+)\s+(.*?)\s*$/m.exec(stdout) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
