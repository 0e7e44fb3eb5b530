import { parseCpr } from '@samtavle/domain';
import { CPR_INDEX_KEY, CPR_KEY } from '../testing/index.js';
import { CprVault } from './cpr-vault.js';

const vault = new CprVault(CPR_KEY, CPR_INDEX_KEY);
const cpr = parseCpr('010131-4001');
const other = parseCpr('020231-4002');
if (!cpr || !other) throw new Error('the numbers of this spec have the right form');

describe('a civil registration number at rest', () => {
  it('opens for the row it was sealed to', () => {
    expect(vault.open(vault.seal(cpr, 'row-1'), 'row-1')).toBe(cpr);
  });

  it('does not open in another row: a swapped ciphertext fails', () => {
    expect(() => vault.open(vault.seal(cpr, 'row-1'), 'row-2')).toThrow();
  });

  it('does not open when a single bit was turned, anywhere in it', () => {
    const sealed = vault.seal(cpr, 'row-1');
    for (let at = 0; at < sealed.length; at += 1) {
      const turned = Buffer.from(sealed);
      turned.writeUInt8(turned.readUInt8(at) ^ 1, at);
      expect(() => vault.open(turned, 'row-1')).toThrow();
    }
  });

  it('does not open when it was cut short, or with another key', () => {
    expect(() => vault.open(vault.seal(cpr, 'row-1').subarray(0, 20), 'row-1')).toThrow();
    expect(() => new CprVault(CPR_INDEX_KEY, CPR_INDEX_KEY).open(vault.seal(cpr, 'row-1'), 'row-1')).toThrow();
  });

  it('looks different every time it is sealed, and never like itself', () => {
    const [one, two] = [vault.seal(cpr, 'row-1'), vault.seal(cpr, 'row-1')];
    expect(one.equals(two)).toBe(false);
    expect(one.toString('latin1')).not.toContain(cpr);
  });
});

describe('the blind index', () => {
  it('is the same for the same number within a team, and for nothing else', () => {
    expect(vault.index(cpr, 'team-1')).toEqual(vault.index(cpr, 'team-1'));
    expect(vault.index(cpr, 'team-1')).toHaveLength(32);
    expect(vault.index(cpr, 'team-1')).not.toEqual(vault.index(cpr, 'team-2'));
    expect(vault.index(cpr, 'team-1')).not.toEqual(vault.index(other, 'team-1'));
  });

  it('depends on its own key alone', () => {
    expect(new CprVault(Buffer.alloc(32, 'z'), CPR_INDEX_KEY).index(cpr, 'team-1')).toEqual(vault.index(cpr, 'team-1'));
    expect(new CprVault(CPR_KEY, Buffer.alloc(32, 'z')).index(cpr, 'team-1')).not.toEqual(vault.index(cpr, 'team-1'));
  });
});
