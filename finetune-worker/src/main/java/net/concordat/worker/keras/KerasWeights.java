// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.util.Arrays;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The numbers of a file in the form of HDF5: plain floats in one piece, by their path. */
final class KerasWeights implements AutoCloseable {
  private static final int FLOAT_BYTES = 4;

  private final HdfFile file;

  KerasWeights(byte[] bytes) {
    this.file = HdfFile.fromBytes(bytes);
  }

  /**
   * The numbers at a path, all of the first dimension's first place first.
   *
   * @param path names of groups, and at its end of the numbers
   * @param dimensions which they must have
   */
  float[] floats(String path, int... dimensions) {
    Node node = node(path);
    if (!(node instanceof ContiguousDataset data)
        || !(data.getDataType() instanceof FloatingPoint type)
        || type.getSize() != FLOAT_BYTES
        || !data.getFilters().isEmpty()) {
      throw refused(path, "be floats of 32 bits in one piece, without compression", null);
    }
    if (!Arrays.equals(data.getDimensions(), dimensions)) {
      throw refused(
          path,
          "have the dimensions " + Arrays.toString(dimensions),
          Arrays.toString(data.getDimensions()));
    }
    long count = 1;
    for (int dimension : dimensions) {
      count *= dimension;
    }
    if (data.getStorageInBytes() != count * FLOAT_BYTES
        || !(data.getDataFlat() instanceof float[] floats)) {
      throw refused(path, "have all its bytes in the file", null);
    }
    return floats;
  }

  /**
   * A text that is beside the file's root.
   *
   * @param most how many characters it may have
   */
  String text(String attribute, int most) {
    Attribute found = attribute("", attribute);
    if (!(found.isScalar() && found.getData() instanceof String text) || text.length() > most) {
      throw refused(attribute, "be one text of at most %d characters".formatted(most), null);
    }
    return text;
  }

  /**
   * One of the names beside a group.
   *
   * @param place from 0; there are at most two
   */
  String name(String group, String attribute, int place) {
    Attribute found = attribute(group, attribute);
    if (found.getSize() > 2
        || !(found.getData() instanceof String[] names)
        || place >= names.length) {
      throw refused(group + " " + attribute, "be one or two names, of kernel and bias", null);
    }
    return names[place];
  }

  private Attribute attribute(String group, String name) {
    Attribute found = (group.isEmpty() ? file : node(group)).getAttribute(name);
    if (found == null) {
      throw refused(name, "be in a whole model that Keras saved as HDF5", null);
    }
    return found;
  }

  /** Follows groups alone: a link may name another file. */
  private Node node(String path) {
    Node node = file;
    for (String name : path.split("/")) {
      Node child = node instanceof Group group ? group.getChild(name) : null;
      if (child == null) {
        throw refused(path, "be in the file's HDF5", null);
      }
      if (child.isLink()) {
        throw refused(path, "be in the file's HDF5 itself, without links", null);
      }
      node = child;
    }
    return node;
  }

  private static InvalidInputException refused(String path, String must, @Nullable String given) {
    return new InvalidInputException(
        "'%s' must %s, but %s".formatted(path, must, given == null ? "does not" : "has " + given));
  }

  @Override
  public void close() {
    file.close();
  }
}
