/** What is signed of a seal of edition 0.9 (docs/spec/seal.md, "Bytes"): header and fields. */
export function sealMessage(reference, day, fields) {
  const [year, month, date] = day.split('-');
  const number = Number(`${month}${date}${year}`);
  const encoded = Buffer.from([number >> 16, (number >> 8) & 255, number & 255]);
  return Buffer.concat([
    Buffer.from([0xdc, 0x03]), c40('D<<'), c40(`DEZV40${reference.toString('hex').toUpperCase()}`), encoded, encoded, Buffer.from([0x01, 0xc9]),
    ...fields.map(([tag, value]) => Buffer.concat([Buffer.from(value.length < 128 ? [tag, value.length] : [tag, 0x81, value.length]), value])),
  ]);
}

function c40(text) {
  const values = [...text].map((letter) => (letter === '<' ? 3 : /\d/.test(letter) ? Number(letter) + 4 : letter.charCodeAt(0) - 51));
  const bytes = [];
  for (let i = 0; i < values.length; i += 3) {
    const rest = values.length - i;
    if (rest === 1) {
      bytes.push(0xfe, text.charCodeAt(i) + 1);
    } else {
      const sum = 1600 * values[i] + 40 * values[i + 1] + (values[i + 2] ?? 0) + 1;
      bytes.push(sum >> 8, sum & 255);
    }
  }
  return Buffer.from(bytes);
}
