// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The views that people pass, each looked at with axe-core once for each of them. */
final class PassedViews {
  private static final int LOOKS = 5;

  private final Set<String> passed = new LinkedHashSet<>();
  private final List<String> found = new ArrayList<>();

  /** Somebody is before a page. */
  void pass(String who, Page page) {
    String view = who + " at " + view(page);
    if (passed.add(view)) {
      lasting(page).forEach(each -> found.add(view + ": " + each));
    }
  }

  /** The address, without what tells one thing from another of its kind. */
  private static String view(Page page) {
    return Visitor.path(page).replaceAll("[0-9a-f-]{36,}|[0-9]+", "*");
  }

  /** What comes in is half transparent for a moment, and too pale then. */
  private static List<String> lasting(Page page) {
    List<String> barriers = Axe.found(page);
    for (int look = 1; look < LOOKS && !barriers.isEmpty(); look++) {
      page.waitForTimeout(500);
      barriers = Axe.found(page);
    }
    return barriers;
  }

  /** Who was where. */
  Set<String> passed() {
    return passed;
  }

  /** What keeps people out, and where. */
  List<String> found() {
    return found;
  }
}
