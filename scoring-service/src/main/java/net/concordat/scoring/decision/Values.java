// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.decision;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case's values by field, and how they were written: that is what the log keeps of them. */
public final class Values {
  private final Map<String, @Nullable Object> byField;
  private final byte[] json;

  /**
   * Takes both over.
   *
   * @param json an object in UTF-8
   * @param byField what it says
   */
  public Values(byte[] json, Map<String, @Nullable Object> byField) {
    this.byField = Collections.unmodifiableMap(byField);
    this.json = json;
  }

  Map<String, @Nullable Object> byField() {
    return byField;
  }

  byte[] json() {
    return json;
  }
}
