import { PNG } from "pngjs";
import { InputError } from "../input-error.ts";

/** A picture in grey: `values[row * width + column]` from -1, black, to 1, white. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
}

/**
 * Reads a picture from PNG. Colours become their luma (ITU-R BT.601); what is transparent is white.
 *
 * @throws {InputError} if the bytes are no PNG that can be read.
 */
export function pictureFromPng(file: string, bytes: Uint8Array): Picture {
  let png: PNG;
  try {
    png = PNG.sync.read(Buffer.from(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file} is not a .png file that can be read: ${reason}; save it as PNG again`);
  }
  const { width, height, data } = png;
  const values = Float64Array.from({ length: width * height }, (_, k) => {
    const luma = 0.299 * data[4 * k] + 0.587 * data[4 * k + 1] + 0.114 * data[4 * k + 2];
    const opacity = data[4 * k + 3] / 255;
    return (2 * (luma * opacity + 255 * (1 - opacity))) / 255 - 1;
  });
  return { width, height, values };
}

/** Writes numbers from -1 to 1 as a grey PNG; what lies beyond is black or white. */
export function pngOf({ width, height, values }: Picture): Uint8Array {
  const png = new PNG({ width, height });
  for (let k = 0; k < values.length; k++) {
    const grey = Math.round(255 * Math.min(Math.max((values[k] + 1) / 2, 0), 1));
    png.data.fill(grey, 4 * k, 4 * k + 3);
    png.data[4 * k + 3] = 255;
  }
  return PNG.sync.write(png, { colorType: 0 });
}
