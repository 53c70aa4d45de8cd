// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody wrote here, and somebody else meanwhile, from the same revision.
 *
 * @param mine what was changed here alone, or in both and stays as it is here, by place
 * @param taken what was changed there alone
 * @param both what was changed in both, differently
 */
record Merge(List<Change> mine, List<String> taken, List<Change> both) {
  /**
   * A field.
   *
   * @param place where it stands in the document
   * @param here what stands here
   * @param there what stands there
   */
  record Change(String place, String here, String there) {}

  /** Compares fields by place; one that is not there is empty. */
  static Merge of(Map<String, String> before, Map<String, String> here, Map<String, String> there) {
    Set<String> places = new LinkedHashSet<>(there.keySet());
    places.addAll(here.keySet());
    Merge merge = new Merge(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String place : places) {
      merge.add(
          before.getOrDefault(place, ""),
          new Change(place, here.getOrDefault(place, ""), there.getOrDefault(place, "")));
    }
    return merge;
  }

  private void add(String before, Change change) {
    if (change.here().equals(change.there())) {
      return;
    }
    if (change.here().equals(before)) {
      taken.add(change.place());
      return;
    }
    mine.add(change);
    if (!change.there().equals(before)) {
      both.add(change);
    }
  }
}
