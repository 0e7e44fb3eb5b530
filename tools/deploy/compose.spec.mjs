import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { workspaceRoot } from '../workspace/root.mjs';

const read = (/** @type {string} */ path) => readFileSync(join(workspaceRoot, path), 'utf8');

/**
 * @typedef {object} Service
 * @property {string} image
 * @property {{ context: string, dockerfile: string, target: string }} [build]
 * @property {{ test: string[], interval: string, timeout: string, retries: number }} [healthcheck]
 * @property {Record<string, { condition: string }>} [depends_on]
 * @property {Record<string, string>} [environment]
 * @property {string[]} [ports]
 * @property {string[]} [volumes]
 * @property {string[]} [networks]
 * @property {boolean} [read_only]
 * @property {string[]} [cap_drop]
 * @property {string[]} [security_opt]
 */

const composeText = read('docker-compose.yml');
const document = parseDocument(composeText, { merge: true, strict: true, uniqueKeys: true });
/** @type {{ services: Record<string, Service>, networks: Record<string, { internal?: boolean }>, volumes: Record<string, object> }} */
const compose = document.toJS();
const services = Object.entries(compose.services);
const dockerfile = read('deploy/Dockerfile');
const caddyfile = read('deploy/Caddyfile');

describe('docker-compose.yml', () => {
  it('is read without error or warning, and uses only what the Compose specification knows', () => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    expect(Object.keys(compose).filter((key) => !key.startsWith('x-') && !TOP_LEVEL.has(key))).toEqual([]);
    for (const [name, service] of services) {
      expect({ [name]: Object.keys(service).filter((key) => !SERVICE_KEYS.has(key)) }).toEqual({ [name]: [] });
    }
  });

  it('has a database, a doorbell, two nodes and a proxy', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api-1', 'api-2', 'postgres', 'proxy', 'redis']);
    expect(compose.services['postgres']?.image).toMatch(/^postgres:18\./);
    expect(compose.services['redis']?.image).toMatch(/^redis:7\./);
    expect({ ...compose.services['api-2'], depends_on: {} }).toEqual({ ...compose.services['api-1'], depends_on: {} });
  });

  it('pins every image to a version', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    for (const image of [...services.map(([, service]) => service.image), ...bases])
      expect(image).toMatch(/^[\w./-]+:\d+[\w.-]*$/);
  });

  it('asks every service how it is, and the nodes whether they are ready', () => {
    for (const [name, { healthcheck }] of services) {
      expect({ [name]: healthcheck }).toEqual({
        [name]: expect.objectContaining({
          interval: expect.stringMatching(DURATION),
          timeout: expect.stringMatching(DURATION),
          retries: expect.any(Number),
        }),
      });
      expect(['CMD', 'CMD-SHELL']).toContain(healthcheck?.test[0]);
    }
    for (const name of ['api-1', 'api-2', 'proxy'])
      expect(compose.services[name]?.healthcheck?.test.join(' ')).toContain('/api/health/ready');
  });

  it('starts each service after those it needs are healthy, without going round in circles', () => {
    for (const [name, { depends_on = {} }] of services) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy');
        expect(compose.services[needed]?.healthcheck).toBeDefined();
        expect(allNeededBy(needed)).not.toContain(name);
      }
    }
    expect(allNeededBy('proxy')).toEqual(new Set(['api-1', 'api-2', 'postgres', 'redis']));
  });

  it('lets nobody but the proxy be reached from outside, and the data from nowhere but the nodes', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
    expect(compose.networks['back']).toEqual({ internal: true });
    for (const name of ['postgres', 'redis']) expect(compose.services[name]?.networks).toEqual(['back']);
    expect(compose.services['proxy']?.networks).toEqual(['front']);
  });

  it('gives no service more rights than it needs', () => {
    for (const [, service] of services) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    }
    expect(dockerfile.match(/^USER (\w+)/gm)).toEqual(['USER node', 'USER caddy']);
  });

  it('declares every network and volume it uses, and mounts only files that are there', () => {
    for (const [, { networks = [], volumes = [] }] of services) {
      for (const network of networks) expect(Object.keys(compose.networks)).toContain(network);
      for (const volume of volumes) {
        const [source = '', target] = volume.split(':');
        expect(target).toMatch(/^\//);
        if (source.startsWith('.')) expect(existsSync(join(workspaceRoot, source))).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
    }
  });

  it('documents every variable in deploy/.env.example, and writes no secret down', () => {
    const used = new Set([...composeText.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name));
    const documented = new Map(
      [...read('deploy/.env.example').matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
    );
    expect([...documented.keys()].sort()).toEqual([...used].sort());
    for (const [name, value] of documented)
      if (/PASSWORD|SECRET|KEY|TOKEN/.test(name)) expect({ [name]: value }).toEqual({ [name]: '' });
    for (const name of used) {
      if (/PASSWORD|SECRET|KEY|TOKEN/.test(name ?? ''))
        expect(composeText).not.toMatch(new RegExp(`\\$\\{${name}(:-|\\})`));
    }
  });

  it('builds targets that the Dockerfile has, from folders that are there', () => {
    const targets = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, name]) => name);
    for (const [, { build }] of services) {
      if (!build) continue;
      expect(targets).toContain(build.target);
      expect(existsSync(join(workspaceRoot, build.dockerfile))).toBe(true);
    }
    for (const [, source = ''] of dockerfile.matchAll(/^COPY (deploy\/\S+)/gm))
      expect(existsSync(join(workspaceRoot, source))).toBe(true);
    expect(read('deploy/Dockerfile.dockerignore')).toMatch(/^\.samtavle$/m);
  });

  it('makes the role the nodes run as, with no power of its own', () => {
    const script = 'deploy/postgres/10-runtime-role.sh';
    expect(statSync(join(workspaceRoot, script)).mode & 0o111).not.toBe(0);
    expect(read(script)).toContain(
      'CREATE ROLE samtavle_runtime LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS',
    );
    expect(compose.services['api-1']?.environment?.['DATABASE_RUNTIME_URL']).toContain('//samtavle_runtime:');
  });
});

describe('the proxy', () => {
  it('keeps a browser on one of the two nodes, by cookie', () => {
    expect(caddyfile).toMatch(/reverse_proxy api-1:3000 api-2:3000/);
    expect(caddyfile).toMatch(/lb_policy cookie samtavle_node \{\$SAMTAVLE_STICKY_SECRET\}/);
    expect(caddyfile).toContain('health_uri /api/health/ready');
  });

  it('serves the client under the very policy of the server, which lets no foreign script run', () => {
    expect(caddyfile).toContain('root * /srv/web');
    const policy = /Content-Security-Policy "([^"]+)"/.exec(caddyfile)?.[1] ?? '';
    const ofTheServer = [...read('apps/api/src/server.ts').matchAll(/'([a-z]+-[a-z]+)': \[([^\]]+)\]/g)].map(
      ([, directive, sources = '']) =>
        `${directive} ${sources.replaceAll(',', '').replaceAll('"', '').replaceAll("'data:'", 'data:')}`,
    );
    expect(policy.split('; ')).toEqual(ofTheServer);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    for (const header of [
      'Strict-Transport-Security',
      'X-Content-Type-Options nosniff',
      'Referrer-Policy no-referrer',
      'Cross-Origin-Opener-Policy same-origin',
    ]) {
      expect(caddyfile).toContain(header);
    }
  });

  it('is given every variable it reads', () => {
    const reads = new Set([...caddyfile.matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name));
    expect(new Set(Object.keys(compose.services['proxy']?.environment ?? {}))).toEqual(reads);
  });

  it('has as many opening as closing brackets', () => {
    expect(caddyfile.split('{').length).toBe(caddyfile.split('}').length);
  });
});

/**
 * @param {string} name
 * @returns {Set<string>}
 */
function allNeededBy(name, seen = new Set()) {
  for (const needed of Object.keys(compose.services[name]?.depends_on ?? {})) {
    if (!seen.has(needed)) allNeededBy(needed, seen.add(needed));
  }
  return seen;
}

const DURATION = /^(\d+(us|ms|s|m|h))+$/;

/** @see https://github.com/compose-spec/compose-spec/blob/main/spec.md */
const TOP_LEVEL = new Set(['name', 'services', 'networks', 'volumes', 'configs', 'secrets', 'include']);
const SERVICE_KEYS = new Set(
  (
    'annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name cpu_count cpus cpuset ' +
    'depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file environment expose ' +
    'extends external_links extra_hosts group_add healthcheck hostname image init ipc isolation labels links logging mac_address ' +
    'mem_limit mem_reservation mem_swappiness memswap_limit network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ' +
    'ports privileged profiles pull_policy read_only restart runtime scale secrets security_opt shm_size stdin_open stop_grace_period ' +
    'stop_signal storage_opt sysctls tmpfs tty ulimits user userns_mode uts volumes volumes_from working_dir'
  ).split(' '),
);
