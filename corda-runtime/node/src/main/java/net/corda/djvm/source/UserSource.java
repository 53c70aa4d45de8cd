// SPDX-License-Identifier: Apache-2.0
package net.corda.djvm.source;

import java.net.URL;

/** Stands in for a type of Corda's deterministic JVM, as {@link ApiSource} does. */
public interface UserSource extends AutoCloseable {
  /** Where the user's classes are. */
  URL[] getURLs();

  @Override
  void close();
}
