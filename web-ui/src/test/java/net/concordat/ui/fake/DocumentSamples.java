// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

/** A monitoring plan of the first model's version 80, of which something is missing. */
public final class DocumentSamples {
  /** Where it is. */
  public static final String PLAN = FindingSamples.VERSION + "/documents/monitoring-plan";

  private static final String TEXT =
      """
      {"metrics": "Recall at one alert in a hundred, each *week*.", "owner": "The fraud desk",
       "limits": {"psi": 0.10, "alerts": [10, 20]}, "reviewed": "with the desk"}
      """;

  private DocumentSamples() {}

  static void tell(FakeRegistry registry) {
    stands(registry, 2, TEXT);
    registry.gives(FindingSamples.VERSION + "/documents/completeness", RECORD);
    registry.gives(
        PLAN + "/revisions",
        "[" + revision(2, "subject-of-ada") + "," + revision(1, "subject-of-olga") + "]");
    registry.gives(PLAN + "/revisions/1", document(1, "{\"metrics\": \"Recall.\"}"));
  }

  /** Has a revision stand. */
  public static void stands(FakeRegistry registry, int revision, String text) {
    registry.gives(PLAN, document(revision, text));
    registry.gives(PLAN + "/revisions/" + revision + "/text", text);
  }

  private static String revision(int number, String author) {
    return """
    {"kind": "monitoring-plan", "revision": %d, "digest": "%s", "author": "%s",
     "writtenAt": "2026-03-0%dT10:00:00Z"}
    """
        .formatted(number, "a%d".formatted(number).repeat(32), author, number);
  }

  /** A revision as it is answered. */
  public static String document(int number, String text) {
    return revision(number, "subject-of-ada")
        .replace("}", ", \"onLedger\": false, \"ledger\": [], \"content\": " + text + "}");
  }

  private static final String RECORD =
      """
      {"tier": "HIGH",
       "present": [
         {"id": "monitoring.metrics", "document": "monitoring-plan", "path": "/metrics",
          "title": "Metrics"},
         {"id": "monitoring.owner", "document": "monitoring-plan", "path": "/owner",
          "title": "Owner"},
         {"id": "validation.scope", "document": "validation-report", "path": "/scope",
          "title": "Scope"},
         {"id": "validation.findings", "document": "validation-report", "path": "/findings",
          "title": "Findings"}],
       "missing": [
         {"id": "monitoring.thresholds", "document": "monitoring-plan", "path": "/thresholds",
          "title": "Thresholds"},
         {"id": "monitoring.killSwitch", "document": "monitoring-plan",
          "path": "/emergency/killSwitch", "title": "Kill switch"},
         {"id": "purpose.tier", "document": "classification", "path": "/materialityTier",
          "title": "Materiality tier"}]}
      """;
}
