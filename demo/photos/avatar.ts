/** Pictures for people who do not exist: head and shoulders before a colour, always the same for the same name. */
import { Draw } from '../people/draw';
import { type Colour, squarePng } from './png';

/** Pixels. */
const size = 96;
/** Each pixel is looked at in so many places across and down, so that edges are smooth. */
const samples = 3;

const skins: readonly [Colour, ...Colour[]] = [
  [255, 219, 190],
  [241, 194, 150],
  [224, 172, 125],
  [190, 132, 90],
  [141, 92, 62],
  [98, 62, 42],
];
const hairs: readonly [Colour, ...Colour[]] = [
  [38, 30, 28],
  [84, 56, 38],
  [140, 92, 52],
  [206, 168, 106],
  [150, 150, 154],
];
const backgrounds: readonly [Colour, ...Colour[]] = [
  [207, 224, 244],
  [214, 236, 220],
  [246, 226, 204],
  [232, 218, 240],
  [244, 218, 222],
  [222, 228, 232],
];
const clothes: readonly [Colour, ...Colour[]] = [
  [52, 86, 132],
  [60, 110, 88],
  [150, 66, 58],
  [74, 74, 90],
  [196, 140, 52],
  [112, 80, 138],
];

/** What is seen at a place, -1 to 1 across and down. */
type Scene = (x: number, y: number) => Colour;

const within = (x: number, y: number, width: number, height: number) => (x / width) ** 2 + (y / height) ** 2 < 1;

function portrait(draw: Draw): Scene {
  const [skin, hair, back, cloth] = [draw.pick(skins), draw.pick(hairs), draw.pick(backgrounds), draw.pick(clothes)];
  const head = 0.34 + draw.next() * 0.06;
  const hairline = -0.32 + draw.next() * 0.12;
  const isLong = draw.chance(0.45);
  return (x, y) => {
    const isFace = within(x, y + 0.12, head, head * 1.22);
    if (isFace && y > hairline) return skin;
    const hangs = isLong && Math.abs(x) < head + 0.1 && y > -0.2 && y < 0.42;
    const neck = Math.abs(x) < 0.14 && y > 0.1 && y < 0.55;
    if (neck && !hangs) return skin;
    if (within(x, y - 1.05, 0.82, 0.62)) return neck ? skin : cloth;
    if (within(x, y + 0.2, head + 0.07, head * 1.25 + 0.06) && y < 0) return hair;
    return hangs ? hair : back;
  };
}

/** The name as a number. */
function seedOf(name: string): number {
  return [...name].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 7);
}

/** A PNG file. */
export function avatar(name: string): Buffer {
  const scene = portrait(new Draw(seedOf(name), 0));
  const at = (pixel: number, sample: number) => ((pixel + (sample + 0.5) / samples) / size) * 2 - 1;
  const places = Array.from({ length: samples * samples }, (_, place) => [
    place % samples,
    Math.floor(place / samples),
  ]);
  return squarePng(size, (x, y) => {
    const seen = places.map(([across = 0, down = 0]) => scene(at(x, across), at(y, down)));
    const mean = (part: 0 | 1 | 2) => Math.round(seen.reduce((sum, colour) => sum + colour[part], 0) / seen.length);
    return [mean(0), mean(1), mean(2)];
  });
}
