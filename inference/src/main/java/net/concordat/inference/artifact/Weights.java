// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.inference.support.InvalidInputException;

/**
 * The learned numbers of a network and their bytes, {@code weights.bin}. All numbers are little
 * endian: the eight characters {@code CCWEIGHT}, the version (int32, 1), the number of parts
 * (int32); then for each part (a dense layer is one) inputs (int32), units (int32), inputs x units
 * weights (float32; all units of the first input, then of the second, ...) and, where the part has
 * biases, one (float32) per unit. Nothing follows.
 *
 * @param layers the numbers of each {@link Architecture#parts() part}
 */
public record Weights(List<LayerWeights> layers) {
  private static final byte[] MAGIC = "CCWEIGHT".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  /** Keeps its own list. */
  public Weights {
    layers = List.copyOf(layers);
  }

  /**
   * The numbers of one part.
   *
   * @param kernel inputs x units numbers, all units of the first input first
   * @param bias one number per unit, or none
   */
  public record LayerWeights(int inputs, int units, float[] kernel, float[] bias) {
    /** Refuses arrays of another length. */
    public LayerWeights {
      if (kernel.length != inputs * units || (bias.length != units && bias.length != 0)) {
        throw new IllegalArgumentException(
            "A layer of %d x %d has not %d weights and %d biases"
                .formatted(inputs, units, kernel.length, bias.length));
      }
    }
  }

  /** The bytes of {@code weights.bin}. */
  public byte[] encode() {
    int size = MAGIC.length + 8;
    for (LayerWeights layer : layers) {
      size += 8 + 4 * (layer.kernel().length + layer.bias().length);
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putInt(VERSION).putInt(layers.size());
    for (LayerWeights layer : layers) {
      out.putInt(layer.inputs()).putInt(layer.units());
      put(out, layer.kernel());
      put(out, layer.bias());
    }
    return out.array();
  }

  /**
   * Reads {@code weights.bin} for a known shape; nothing is allocated before the length fits it.
   *
   * @throws InvalidInputException if the bytes do not have exactly this shape, or hold a number
   *     that is not finite
   */
  public static Weights decode(byte[] bytes, Architecture shape) {
    List<Part> parts = shape.parts();
    long expected = MAGIC.length + 8 + 8L * parts.size() + 4 * shape.parameters();
    if (bytes.length != expected) {
      throw new InvalidInputException(
          "weights.bin must have %d bytes for the %d parameters of configuration.json, but has %d"
              .formatted(expected, shape.parameters(), bytes.length));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    in.get(magic);
    int version = in.getInt();
    int layerCount = in.getInt();
    if (!Arrays.equals(magic, MAGIC) || version != VERSION) {
      throw new InvalidInputException(
          "weights.bin must begin with CCWEIGHT and version %d, but does not".formatted(VERSION));
    }
    requireEqual("the number of layers", parts.size(), layerCount);
    List<LayerWeights> layers = new ArrayList<>();
    for (int i = 0; i < layerCount; i++) {
      layers.add(decodePart(in, i, parts.get(i)));
    }
    return new Weights(layers);
  }

  private static LayerWeights decodePart(ByteBuffer in, int place, Part part) {
    requireEqual("the inputs of layer " + (place + 1), part.inputs(), in.getInt());
    requireEqual("the units of layer " + (place + 1), part.units(), in.getInt());
    float[] kernel = finite(in, part.inputs() * part.units(), place);
    if (part.role() == Part.Role.STATISTICS) {
      requireVariances(kernel, part.units(), place);
    }
    return new LayerWeights(part.inputs(), part.units(), kernel, finite(in, part.biases(), place));
  }

  private static void requireVariances(float[] kernel, int units, int place) {
    for (int i = 2 * units; i < kernel.length; i++) {
      if (kernel[i] < 0) {
        throw new InvalidInputException(
            "A variance must be at least 0, but weights.bin holds %s in layer %d"
                .formatted(kernel[i], place + 1));
      }
    }
  }

  private static float[] finite(ByteBuffer in, int count, int layer) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.getFloat();
      if (!Float.isFinite(values[i])) {
        throw new InvalidInputException(
            "Every weight must be a finite number, but weights.bin holds %s in layer %d"
                .formatted(values[i], layer + 1));
      }
    }
    return values;
  }

  private static void put(ByteBuffer out, float[] values) {
    for (float value : values) {
      out.putFloat(value);
    }
  }

  private static void requireEqual(String what, int expected, int given) {
    if (expected != given) {
      throw new InvalidInputException(
          "weights.bin must repeat %s of configuration.json, %d, but says %d"
              .formatted(what, expected, given));
    }
  }
}
