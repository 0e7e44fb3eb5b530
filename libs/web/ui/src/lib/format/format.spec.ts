import { daysOnBoardText, daysShort, dueFact, reviewFact, seenFact } from './card-facts.js';
import { dayOfWeek, fullDate, headingDate, plannedDay, relativeDay, spokenDate } from './days.js';
import { agoText, clockOf, clockTime, exactMoment, momentSentence, momentText } from './moments.js';
import { callNames, firstName, genitive } from './names.js';

const today = '2026-11-26';

const limits = (attempts: number) => ({ lostContactDays: 14, contactLostDays: 28, attempts });

describe('days', () => {
  it.each([
    ['2026-11-26', 'i dag', 'today'],
    ['2026-11-25', 'i går', 'yesterday'],
    ['2026-11-24', 'i forgårs', '2 d ago'],
    ['2026-11-23', 'for 3 d siden', '3 d ago'],
    ['2026-11-10', 'for 16 d siden', '16 d ago'],
    ['2026-11-27', 'i morgen', 'tomorrow'],
    ['2026-11-28', 'lør 28.11.', 'Sat 28 Nov'],
    ['2026-12-01', 'tir 1.12.', 'Tue 1 Dec'],
    ['2026-08-03', 'man 3.8.', 'Mon 3 Aug'],
    ['2025-10-01', '1.10.2025', '1 Oct 2025'],
    ['2028-03-12', '12.3.2028', '12 Mar 2028'],
  ])('says %s as one would', (day, da, en) => {
    expect(relativeDay(day, today, 'da')).toBe(da);
    expect(relativeDay(day, today, 'en')).toBe(en);
  });

  it('never counts days for something that was planned', () => {
    expect(plannedDay('2026-11-10', today, 'da')).toBe('tir 10.11.');
    expect(plannedDay('2026-11-25', today, 'da')).toBe('i går');
    expect(plannedDay('2026-11-30', today, 'da')).toBe('man 30.11.');
  });

  it('says a whole date where a year matters', () => {
    expect(fullDate('2027-03-12', 'da')).toBe('12.3.2027');
    expect(spokenDate('2027-03-01', 'da')).toBe('1. marts 2027');
    expect(spokenDate('2027-03-01', 'en')).toBe('1 March 2027');
    expect(headingDate(today, 'da')).toBe('Torsdag 26. november');
    expect(headingDate(today, 'en')).toBe('Thursday 26 November');
  });

  it('say a day among those of its week', () => {
    expect(dayOfWeek(today, 'da')).toBe('tor 26.');
    expect(dayOfWeek(today, 'en')).toBe('Thu 26');
  });
});

describe('moments', () => {
  it('says clock time the Danish way, in Denmark, summer and winter', () => {
    expect(clockOf('2026-11-26T07:15:00.000Z', 'da')).toBe('8.15');
    expect(clockOf('2026-07-01T07:15:00.000Z', 'da')).toBe('9.15');
    expect(clockOf('2026-11-26T07:15:00.000Z', 'en')).toBe('8:15');
    expect(clockTime('08:45', 'da')).toBe('8.45');
    expect(clockTime('16:00', 'da')).toBe('16.00');
  });

  it.each([
    ['2026-11-26T07:14:00.000Z', '8.14'],
    ['2026-11-25T14:40:00.000Z', 'i går 15.40'],
    ['2026-11-23T09:20:00.000Z', 'man 23. 10.20'],
    ['2026-11-18T09:20:00.000Z', '18.11.'],
    ['2025-03-12T09:20:00.000Z', '12.3.2025'],
  ])('says when something was written: %s', (at, text) => {
    expect(momentText(at, today, 'da')).toBe(text);
  });

  it('counts days by the Danish calendar: just before midnight in London is tomorrow here', () => {
    expect(momentText('2026-11-25T23:30:00.000Z', today, 'da')).toBe('0.30');
    expect(momentSentence('2026-11-25T23:30:00.000Z', today, 'da')).toBe('i dag 0.30');
  });

  it('says the age of a figure in the shortest true unit', () => {
    expect(agoText(2.9, 'da')).toBe('for 2 s siden');
    expect(agoText(250, 'da')).toBe('for 4 min siden');
    expect(agoText(3 * 3600, 'da')).toBe('for 3 t siden');
    expect(agoText(3 * 3600, 'en')).toBe('3 h ago');
    expect(agoText(-1, 'da')).toBe('for 0 s siden');
  });

  it('gives evidence to the second', () => {
    expect(exactMoment('2026-11-26T07:14:05.000Z', 'da')).toBe('26.11.2026 8.14.05');
  });
});

describe('facts of a card', () => {
  it('says what is due and how much it is over', () => {
    expect(dueFact('2026-11-24', today, 'da')).toEqual({ text: '2 d over', late: true });
    expect(dueFact(today, today, 'da')).toEqual({ text: 'i dag', late: false });
    expect(dueFact('2026-11-24', today, 'en')).toEqual({ text: '2 d late', late: true });
  });

  it('turns red for not seen exactly at the team’s limit', () => {
    expect(seenFact('2026-11-13', today, limits(0), 'da')).toEqual({ text: 'Set for 13 d siden', late: false });
    expect(seenFact('2026-11-12', today, limits(0), 'da')).toEqual({ text: 'Ikke set i 14 d', late: true });
    expect(seenFact('2026-11-12', today, limits(2), 'da')).toEqual({ text: 'Ikke set i 14 d, 2 forsøg', late: true });
    expect(seenFact('2026-10-29', today, limits(1), 'da')).toEqual({
      text: 'Kontakt tabt, 28 d, 1 forsøg',
      late: true,
    });
    expect(seenFact('2026-10-29', today, limits(1), 'en')).toEqual({ text: 'Contact lost, 28 d, 1 try', late: true });
    expect(seenFact('2026-11-25', today, limits(0), 'da')).toEqual({ text: 'Set i går', late: false });
  });

  it('says nothing of a review until its day has passed', () => {
    expect(reviewFact(today, today, 'da')).toBeNull();
    expect(reviewFact('2026-11-17', today, 'da')).toEqual({ text: 'Ikke gennemgået i 9 d', late: true });
  });

  it('has a short and a full name for days on the board', () => {
    expect(daysShort(12)).toBe('12 d');
    expect(daysOnBoardText(12, 'da')).toBe('På tavlen i 12 dage');
    expect(daysOnBoardText(1, 'da')).toBe('På tavlen i 1 dag');
    expect(daysOnBoardText(1, 'en')).toBe('On the board for 1 day');
  });
});

describe('names', () => {
  it('calls colleagues by first name, and adds an initial only where two people are alike', () => {
    const names = callNames([
      { id: '1', name: 'Mette Lyng' },
      { id: '2', name: 'Mette Krogh' },
      { id: '3', name: 'Jonas Bach' },
    ]);
    expect([...names.values()]).toEqual(['Mette L.', 'Mette K.', 'Jonas']);
  });

  it('gives one person with two capacities no initial', () => {
    const names = callNames([
      { id: '1', name: 'Louise Skov' },
      { id: '2', name: 'Louise Skov' },
    ]);
    expect([...names.values()]).toEqual(['Louise', 'Louise']);
  });

  it('makes a Danish genitive', () => {
    expect(firstName('Rikke Tornved')).toBe('Rikke');
    expect(genitive('Mette', 'da')).toBe('Mettes');
    expect(genitive('Jonas', 'da')).toBe('Jonas’');
    expect(genitive('Jonas', 'en')).toBe('Jonas’s');
  });
});
