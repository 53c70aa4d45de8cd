// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param nextCursor what to ask with for the next page; null on the last
 * @param <T> their kind
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
