// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import org.jspecify.annotations.Nullable;

/** Whose token requests to the registry bear. */
@FunctionalInterface
public interface TokenSource {
  /** The token of the person for whom this thread works; null if there is none. */
  @Nullable UserToken current();
}
