// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.concordat.deploy.ui.VersionTabs;

/**
 * A view of the pages, or a tab of one.
 *
 * @param name in reports
 * @param addresses where it is, for one thing or another
 */
record View(String name, List<String> addresses) {
  private static final List<String> WORDS =
      List.of("retail", "nordic+mortgage", "travel", "000042");

  /** All that a bank's developer has, for these versions and proposals. */
  static List<View> all(
      List<BankPapers.Version> versions, List<String> proposals, List<String> jobs) {
    List<View> views =
        new ArrayList<>(
            List.of(
                new View("home", List.of("")),
                new View("models", List.of("models")),
                new View(
                    "models searched", WORDS.stream().map(words -> "models?q=" + words).toList()),
                new View("review", List.of("review")),
                new View("findings", List.of("review/findings")),
                new View("decide", proposals.stream().map(id -> "review/decide/" + id).toList()),
                new View("share", List.of("share")),
                new View("offer", naming("share/offer", versions)),
                new View("publish", List.of("share/publish")),
                new View("fine-tune", List.of("fine-tune")),
                new View("fine-tune form", naming("fine-tune/start", versions)),
                new View("job", jobs.stream().map(id -> "fine-tune/" + id).toList()),
                new View("people", List.of("people")),
                new View("members", List.of("members")),
                new View("audit", List.of("audit")),
                new View(
                    "audit of a model",
                    versions.stream().map(each -> "audit?modelId=" + each.modelId()).toList())));
    views.addAll(tabs(versions));
    views.add(
        new View(
            "document",
            versions.stream().map(each -> each.path() + "/documents/monitoring-plan").toList()));
    return views;
  }

  /** What the regulator has, for these versions. */
  static List<View> ofRegulator(List<BankPapers.Version> versions) {
    List<View> views =
        new ArrayList<>(
            List.of(
                new View("regulator", List.of("regulator")),
                new View("home", List.of("")),
                new View("models", List.of("models")),
                new View("people", List.of("people")),
                new View("members", List.of("members")),
                new View("audit", List.of("audit"))));
    views.addAll(tabs(versions));
    return views;
  }

  private static List<View> tabs(List<BankPapers.Version> versions) {
    return VersionTabs.ALL.stream()
        .map(
            tab ->
                new View(
                    "version/" + tab,
                    versions.stream().map(each -> each.path() + "/" + tab).toList()))
        .toList();
  }

  private static List<String> naming(String address, List<BankPapers.Version> versions) {
    return versions.stream()
        .map(each -> "%s?model=%s&version=%d".formatted(address, each.modelId(), each.number()))
        .toList();
  }

  String address(Random random) {
    return addresses.get(random.nextInt(addresses.size()));
  }

  boolean isVersion() {
    return name.startsWith("version/");
  }

  /** Where somebody comes from who opens it. */
  String elsewhere() {
    return name.equals("members") ? "audit" : "members";
  }

  /** The same without those of other names. */
  static List<View> only(List<View> views, List<String> names) {
    return views.stream().filter(view -> names.contains(view.name())).toList();
  }
}
