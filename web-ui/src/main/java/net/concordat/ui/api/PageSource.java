// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import org.jspecify.annotations.Nullable;

/**
 * Where the pages of one list come from.
 *
 * @param <T> the kind of its items
 */
@FunctionalInterface
public interface PageSource<T> {
  /**
   * A page of at most {@link CursorPages#SIZE} items.
   *
   * @param cursor the {@code nextCursor} of the page before; null for the first
   */
  Page<T> page(@Nullable String cursor);
}
