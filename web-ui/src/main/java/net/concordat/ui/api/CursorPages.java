// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of the registry, which is read from page to page, as grids read it: any rows from any
 * place on. Remembers where each page begins and the items of the last few, so scrolling back asks
 * once for a page, and a list of any length takes little memory.
 *
 * @param <T> the kind of its items
 */
public final class CursorPages<T> {
  /** How many items a page has, save the last. */
  public static final int SIZE = 50;

  private static final int KEPT = 8;

  private final PageSource<T> source;
  private final List<@Nullable String> cursors = new ArrayList<>();
  private final Map<Integer, Page<T>> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Page<T>> eldest) {
          return size() > KEPT;
        }
      };

  /** A list that is read from its beginning. */
  public CursorPages(PageSource<T> source) {
    this.source = source;
    cursors.add(null);
  }

  /**
   * Items of the list.
   *
   * @param offset the first, from 0
   * @param limit how many at most
   */
  public Stream<T> items(int offset, int limit) {
    List<T> found = new ArrayList<>(limit);
    int index = offset / SIZE;
    int skip = offset % SIZE;
    while (found.size() < limit && reach(index)) {
      List<T> items = page(index).items();
      found.addAll(items.subList(Math.min(skip, items.size()), items.size()));
      skip = 0;
      index++;
    }
    return found.subList(0, Math.min(limit, found.size())).stream();
  }

  /** Whether the list has this page; asks for those before it, if need be. */
  private boolean reach(int index) {
    while (cursors.size() <= index) {
      if (page(cursors.size() - 1).nextCursor() == null) {
        return false;
      }
    }
    return true;
  }

  private Page<T> page(int index) {
    Page<T> known = kept.get(index);
    if (known != null) {
      return known;
    }
    Page<T> page = source.page(cursors.get(index));
    kept.put(index, page);
    String next = page.nextCursor();
    if (next != null && cursors.size() == index + 1) {
      cursors.add(next);
    }
    return page;
  }
}
