// SPDX-License-Identifier: Apache-2.0
package net.corda.djvm.source;

/**
 * Stands in for a type of Corda's deterministic JVM, which Maven Central does not have. The node
 * links against it and, with the deterministic JVM switched off, never uses it.
 */
public interface ApiSource extends AutoCloseable {
  @Override
  void close();
}
