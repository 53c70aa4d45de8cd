// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.artifact;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.worker.InvalidInputException;

/**
 * The learned numbers of a network and their bytes, {@code weights.bin}. All numbers are little
 * endian: the eight characters {@code CCWEIGHT}, the version (int32, 1), the number of layers
 * (int32); then for each layer inputs (int32), units (int32), inputs x units weights (float32; all
 * units of the first input, then of the second, ...) and one bias (float32) per unit. Nothing
 * follows.
 */
public record Weights(List<LayerWeights> layers) {
  private static final byte[] MAGIC = "CCWEIGHT".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  /** Keeps its own list. */
  public Weights {
    layers = List.copyOf(layers);
  }

  /**
   * The numbers of one layer.
   *
   * @param kernel inputs x units numbers, all units of the first input first
   * @param bias one number per unit
   */
  public record LayerWeights(int inputs, int units, float[] kernel, float[] bias) {
    /** Refuses arrays of another length. */
    public LayerWeights {
      if (kernel.length != inputs * units || bias.length != units) {
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
    long expected = MAGIC.length + 8 + 8L * shape.layers().size() + 4 * shape.parameters();
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
    requireEqual("the number of layers", shape.layers().size(), layerCount);
    List<LayerWeights> layers = new ArrayList<>();
    for (int i = 0; i < layerCount; i++) {
      layers.add(decodeLayer(in, i, shape.inputsOf(i), shape.layers().get(i).units()));
    }
    return new Weights(layers);
  }

  private static LayerWeights decodeLayer(ByteBuffer in, int layer, int inputs, int units) {
    requireEqual("the inputs of layer " + (layer + 1), inputs, in.getInt());
    requireEqual("the units of layer " + (layer + 1), units, in.getInt());
    float[] kernel = finite(in, inputs * units, layer);
    return new LayerWeights(inputs, units, kernel, finite(in, units, layer));
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
