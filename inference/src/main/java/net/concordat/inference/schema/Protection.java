// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A column that says something about people by which they must not be told apart, such as sex or
 * age. It is read and checked, and groups are compared by it, but it is no input of the network
 * unless somebody states why.
 *
 * @param inputReason why it is an input nevertheless; whoever receives the model reads it
 */
public record Protection(@Nullable String inputReason) {
  /** Refuses an empty or overlong reason. */
  public Protection {
    if (inputReason != null) {
      Checks.text("protected.inputReason", inputReason, 500);
    }
  }
}
