// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import java.io.IOException;

/** The store cannot do what was asked; the message says what was wrong and what was given. */
public class ArtifactException extends IOException {
  private static final long serialVersionUID = 1;

  ArtifactException(String message) {
    super(message);
  }
}
