// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

/**
 * One kernel of a network with its biases: what {@link Weights} holds an entry for. Most layers
 * have one, some two or none.
 *
 * @param inputs rows of the kernel
 * @param units columns of the kernel
 * @param biased whether there is also one bias for each unit
 * @param role what the numbers do
 */
public record Part(int inputs, int units, boolean biased, Role role) {

  /** What the numbers of a part do with a row. */
  public enum Role {
    /** The row is multiplied by the kernel; biases are added. */
    PRODUCT,
    /** Each number is multiplied by its own of the kernel's one row; biases are added. */
    SCALE,
    /** As {@link #SCALE}; the kernel's second and third row are a mean and a variance. */
    STATISTICS
  }

  /** How many biases there are. */
  public int biases() {
    return biased ? units : 0;
  }

  /** How many numbers there are, biases included. */
  public long count() {
    return (long) inputs * units + biases();
  }
}
