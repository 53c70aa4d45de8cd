// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Pictures of pages with at most 256 colours, which take a third of the bytes. Pages have few
 * colours beside the edges of letters, so the most frequent are taken as they are, and each other
 * becomes the nearest of these.
 */
final class PalettePng {
  private static final int MOST = 256;

  private PalettePng() {}

  /** Writes a picture again. */
  static void write(byte[] png, Path to) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    int[] palette = palette(pixels);
    Map<Integer, Integer> places = new HashMap<>();
    BufferedImage indexed =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, false, -1, 0));
    for (int i = 0; i < pixels.length; i++) {
      int place = places.computeIfAbsent(pixels[i], colour -> nearest(palette, colour));
      indexed.getRaster().setSample(i % width, i / width, 0, place);
    }
    ImageIO.write(indexed, "png", to.toFile());
  }

  /** The most frequent colours, one of each 4,096th of all that there are first. */
  static int[] palette(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    List<Integer> frequent =
        counts.keySet().stream()
            .sorted(Comparator.comparing(counts::get, Comparator.reverseOrder()))
            .toList();
    Map<Integer, Integer> regions = new HashMap<>();
    frequent.forEach(colour -> regions.putIfAbsent(colour & 0xF0F0F0, colour));
    return java.util.stream.Stream.concat(
            frequent.stream().limit(MOST / 2),
            regions.values().stream()
                .sorted(Comparator.comparing(counts::get, Comparator.reverseOrder())))
        .distinct()
        .limit(MOST)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int nearest(int[] palette, int colour) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], colour) < distance(palette[best], colour)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    return Arrays.stream(new int[] {0, 8, 16})
        .map(shift -> (one >> shift & 0xFF) - (other >> shift & 0xFF))
        .map(difference -> difference * difference)
        .sum();
  }
}
