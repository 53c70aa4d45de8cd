// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.imports;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.keras.KerasImport;
import net.concordat.worker.onnx.OnnxImport;

/**
 * A network that another program wrote.
 *
 * @param shape of the network
 * @param weights as they were in the file
 */
public record ImportedNetwork(Architecture shape, Weights weights) {
  /** Most bytes that a file may have. */
  public static final int MAX_BYTES = (int) ArtifactReader.MAX_BYTES;

  private static final int MAX_SHAPE_BYTES = 1 << 20;

  /** Forms of files. */
  public enum Form {
    /** Open Neural Network Exchange. */
    ONNX,
    /** What Keras saves. */
    KERAS;

    /**
     * Reads a file, which is to be done in a {@link Sandbox} alone.
     *
     * @throws InvalidInputException saying what in it is not read
     */
    public ImportedNetwork read(byte[] file) {
      if (this == ONNX) {
        OnnxImport read = OnnxImport.read(file);
        return new ImportedNetwork(read.shape(), read.weights());
      }
      KerasImport read = KerasImport.read(file);
      return new ImportedNetwork(read.shape(), read.weights());
    }
  }

  /** Writes shape and numbers as an artifact has them. */
  public void writeTo(DataOutputStream out) throws IOException {
    byte[] json = Json.bytes(shape);
    out.writeInt(json.length);
    out.write(json);
    out.write(weights.encode());
  }

  /**
   * Reads what {@link #writeTo} wrote, with the checks of an artifact: whoever wrote it is not
   * believed.
   *
   * @throws InvalidInputException if it is anything else
   */
  static ImportedNetwork from(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MAX_SHAPE_BYTES) {
      throw new EOFException("a shape of " + length + " bytes");
    }
    byte[] json = new byte[length];
    in.readFully(json);
    Architecture shape = Json.read(json, Architecture.class, "the shape that was read");
    return new ImportedNetwork(shape, Weights.decode(in.readAllBytes(), shape));
  }
}
