// SPDX-License-Identifier: Apache-2.0
package net.corda.djvm.source;

/** Stands in for a type of Corda's deterministic JVM, as {@link ApiSource} does. */
public final class EmptyApi implements ApiSource {
  /** The one instance, under the name that Kotlin gives it. */
  public static final EmptyApi INSTANCE = new EmptyApi();

  private EmptyApi() {}

  @Override
  public void close() {
    // It holds nothing.
  }
}
