/** `-3` with a real minus sign, as everywhere in the panel. */
export function signed(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}

/** `12,288`. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

/** `−0.045`. */
export function decimals(value: number): string {
  const text = Math.abs(value).toFixed(3);
  return value < 0 && text !== '0.000' ? `−${text}` : text;
}

/** `−1…2`, or one number. */
export function rangeText(low: number, high: number): string {
  return low === high ? signed(low) : `${signed(low)}…${signed(high)}`;
}

/** Share in per cent with as many digits as say something. */
export function percent(part: number, whole: number): string {
  const share = (part / whole) * 100;
  if (share < 0.01) return '<0.01';
  return share.toFixed(share < 1 ? 2 : share < 100 ? 1 : 0);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** A number in 0…1 that always follows from its seed. */
export function seeded(seed: number): number {
  const wild = Math.sin(seed * 127.1 + 311.7) * 43758.5453;
  return wild - Math.floor(wild);
}
