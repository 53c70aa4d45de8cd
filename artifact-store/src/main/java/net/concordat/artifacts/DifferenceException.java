// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

/** Bytes that should be a {@link Difference} are none, or one from a parent that is not here. */
public final class DifferenceException extends ArtifactException {
  private static final long serialVersionUID = 1;

  DifferenceException(String message) {
    super(message);
  }
}
