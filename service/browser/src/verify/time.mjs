/**
 * Instants are milliseconds since 1970 as numbers, NEVER while nothing ends; days are {year, month, day}. The text forms are those of
 * java.time, so that both implementations write the same reports.
 */

/** Later than every instant. */
export const NEVER = Infinity;

/** 9999-12-31T23:59:59Z in seconds: the last that ISO 8601 writes with four digits. */
export const LAST_SECOND = 253_402_300_799n;

/** Names of the months. */
export const MONTHS = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/;
const DURATION = /^([-+]?)P(?:([-+]?\d+)D)?(T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?)?$/i;

/** Reads an instant like 2026-03-02T09:00:03Z: seconds, UTC, one spelling. */
export function parseInstant(text) {
  const match = INSTANT.exec(text);
  if (match === null) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  const known = isDay(year, month, day) && minute < 60 && second < 60;
  // 24:00:00 is the end of a day (ISO 8601), and java.time reads it as the first instant of the next.
  const ofDay = hour < 24 || (hour === 24 && minute === 0 && second === 0);
  return known && ofDay ? utcDay(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 : undefined;
}

/** Milliseconds of seconds, a BigInt. */
export function ofSeconds(seconds) {
  return Number(seconds) * 1000;
}

/** ISO 8601 in UTC, with as many groups of three digits behind the second as there are. */
export function formatInstant(instant) {
  if (instant === NEVER) {
    return '+1000000000-12-31T23:59:59.999999999Z';
  }
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) {
    return `${instant / 1000} seconds after 1970`;
  }
  return date
    .toISOString()
    .replace('.000Z', 'Z')
    .replace(/^([+-])0{0,2}(\d{4,6})-/, (_, sign, year) => sign + year + '-');
}

/** Milliseconds of an ISO 8601 duration of days and smaller units; undefined when it is none. */
export function parseDuration(text) {
  const match = DURATION.exec(text);
  if (match === null || match[3]?.length === 1 || match.slice(2).every((part) => part === undefined)) {
    return undefined;
  }
  const [, sign, days, , hours, minutes, seconds, fraction] = match;
  const whole = (part) => (part === undefined ? 0 : Number(part));
  const parts = whole(fraction === undefined ? undefined : '0.' + fraction + '0') * (seconds?.startsWith('-') ? -1 : 1);
  const total = ((whole(days) * 24 + whole(hours)) * 60 + whole(minutes)) * 60 + whole(seconds) + parts;
  return (sign === '-' ? -total : total) * 1000;
}

/** Whether such a day exists, in the calendar of ISO 8601. */
export function isDay(year, month, day) {
  if (month < 1 || month > 12 || day < 1) {
    return false;
  }
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** First instant in Europe/Berlin, where the offices are that issue seals, of the day this many days after a day. */
export function startOfDay({ year, month, day }, later = 0) {
  return instantOf(utcDay(year, month, day + later));
}

/** The instant at which the clocks of Berlin show a day and a time; of two, the later one. */
export function ofBerlin({ year, month, day, hour, minute }) {
  return instantOf(utcDay(year, month, day) + (hour * 60 + minute) * 60_000);
}

/** What the clocks of Berlin show at an instant; month from 1. */
export function inBerlin(instant) {
  const ahead = offset(instant);
  const shown = new Date(instant + ahead);
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    summer: ahead > HOUR,
  };
}

function instantOf(local) {
  // One look at the offset an hour ahead of midnight and one at the answer: a change between them settles in the second.
  const guess = local - offset(local - 3_600_000);
  return local - offset(guess);
}

/** A day like 2026-02-28. */
export function formatDay({ year, month, day }) {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function utcDay(year, month, day) {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

// Until 1 April 1893 Berlin had its own mean time (tz database). Older days are answered from here: Intl would count them in the
// Julian calendar.
const STANDARD_TIME = Date.UTC(1893, 2, 31, 23, 6, 32);
const MEAN_TIME = ((0 * 60 + 53) * 60 + 28) * 1000;

// Since 1996 summer time is from the last Sunday of March to that of October, changed at 01:00 UTC (directive 2000/84/EC). A phone needs
// longer to make an Intl.DateTimeFormat than to verify a seal, so these years are answered from here; a test compares them with Intl.
const RULE_BEGINS = Date.UTC(1996, 0, 1);
const RULE_ENDS = Date.UTC(2100, 0, 1);
const MARCH = 2;
const OCTOBER = 9;
const HOUR = 3_600_000;

let berlin;

/** Milliseconds by which the clocks of Berlin are ahead of UTC at an instant. */
function offset(instant) {
  if (instant < STANDARD_TIME) {
    return MEAN_TIME;
  }
  return instant >= RULE_BEGINS && instant < RULE_ENDS ? offsetByRule(instant) : offsetByPlatform(instant);
}

function offsetByRule(instant) {
  const year = new Date(instant).getUTCFullYear();
  return instant >= lastSunday(year, MARCH) && instant < lastSunday(year, OCTOBER) ? 2 * HOUR : HOUR;
}

/** 01:00 UTC of that day. */
function lastSunday(year, month) {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
}

function offsetByPlatform(instant) {
  berlin ??= new Intl.DateTimeFormat('en', {
    timeZone: 'Europe/Berlin',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(berlin.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const clock = (part.hour * 60 + part.minute) * 60 + part.second;
  return utcDay(part.year, part.month, part.day) + clock * 1000 - Math.floor(instant / 1000) * 1000;
}
