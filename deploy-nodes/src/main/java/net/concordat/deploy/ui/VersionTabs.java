// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import java.util.List;

/** The tabs of a version's page, as its address names them. */
public final class VersionTabs {
  /** All of them, in their order. */
  public static final List<String> ALL =
      List.of(
          "card",
          "performance",
          "compare",
          "evaluations",
          "lineage",
          "privacy",
          "sharing",
          "reviews",
          "use",
          "ledger",
          "evidence");

  private VersionTabs() {}
}
