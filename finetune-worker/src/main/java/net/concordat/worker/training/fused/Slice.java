// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.artifact.Part;

/**
 * Where a part's numbers are in the parameters of a network: its kernel, then its biases.
 *
 * @param part its shape
 * @param offset place of the kernel's first number
 */
public record Slice(Part part, int offset) {

  /** Parts one after the other. */
  static List<Slice> of(List<Part> parts) {
    List<Slice> slices = new ArrayList<>();
    int offset = 0;
    for (Part part : parts) {
      slices.add(new Slice(part, offset));
      offset += (int) part.count();
    }
    return slices;
  }

  /** How many numbers the kernel has. */
  public int kernelCount() {
    return part.inputs() * part.units();
  }

  /** Whether a part of the kernel is measured and not learned. */
  public boolean keepsStatistics() {
    return part.role() == Part.Role.STATISTICS;
  }

  /** Place behind the last number of the kernel that is learned: kept statistics are not. */
  public int learnedEnd() {
    return keepsStatistics() ? offset + part.units() : biasOffset();
  }

  /** Place of the first bias. */
  public int biasOffset() {
    return offset + kernelCount();
  }

  /** Place behind the last number. */
  public int end() {
    return biasOffset() + part.biases();
  }
}
