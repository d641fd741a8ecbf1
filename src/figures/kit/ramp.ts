/** One hue from light to dark, even in lightness: it reads alike in grey. */
export const ramp = ["#edf3f8", "#bcd4e6", "#7fb0d2", "#3f7fb1", "#17375e"] as const;

const rampStops = 25;

/** The colour of a share: Vega's own interpolation between the stops, in its key. */
function rampAt(share: number): string {
  const place = share * (ramp.length - 1);
  const from = Math.min(Math.floor(place), ramp.length - 2);
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [from, from + 1].map((stop) => Number.parseInt(ramp[stop].slice(at, at + 2), 16));
    return Math.round(a + (place - from) * (b - a));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** The colours between its stops, for a key. */
export const rampColors = Array.from({ length: rampStops }, (_, i) => rampAt(i / (rampStops - 1)));
