// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

/** Under which somebody asks for something that is to be done once. */
public final class IdempotencyKey {
  /** The header. */
  public static final String KEY = "Idempotency-Key";

  /** What a key looks like. */
  public static final String KEY_FORM = "[\\x21-\\x7e]{1,100}";

  /** The same in words. */
  public static final String KEY_WORDS =
      "(the header Idempotency-Key) must be 1 to 100 visible ASCII characters";

  private IdempotencyKey() {}
}
