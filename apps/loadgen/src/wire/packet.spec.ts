import { question, readPacket } from './packet.js';

describe('packets of a Socket.IO server', () => {
  it('are told apart by their digits', () => {
    expect(readPacket('0{"sid":"x","pingInterval":10000}')).toEqual({ kind: 'open' });
    expect(readPacket('40{"sid":"x"}')).toEqual({ kind: 'connected' });
    expect(readPacket('2')).toEqual({ kind: 'ping' });
    expect(readPacket('44{"message":"not_signed_in"}')).toEqual({
      kind: 'refused',
      json: '{"message":"not_signed_in"}',
    });
    expect(readPacket('41')).toEqual({ kind: 'other' });
    expect(readPacket('1')).toEqual({ kind: 'other' });
  });

  it('carry events, and answers with the number of their question', () => {
    expect(readPacket('42["frame",{"from":1}]')).toEqual({ kind: 'event', json: '["frame",{"from":1}]' });
    expect(readPacket('4317[{"ok":true}]')).toEqual({ kind: 'answer', number: 17, json: '[{"ok":true}]' });
    expect(readPacket('4317')).toEqual({ kind: 'other' });
  });

  it('are asked with a number', () => {
    expect(question(3, 'resume', { cursor: 1 })).toBe('423["resume",{"cursor":1}]');
  });
});
