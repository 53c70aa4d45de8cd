// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

/** What people said about the first model's version 80, and what they may do about it. */
public final class FindingSamples {
  /** The version that findings and comments are about. */
  public static final String VERSION = SampleHistory.VERSION;

  /** Where its report's third revision is, byte for byte. */
  public static final String TEXT = VERSION + "/documents/validation-report/revisions/3/text";

  private static final String MANY =
      """
      [{"action": "WRITE_MODEL_CARD", "allowed": true, "roles": []},
       {"action": "WRITE_VALIDATION_REPORT", "allowed": true, "roles": []},
       {"action": "WRITE_MONITORING_PLAN", "allowed": true, "roles": []},
       {"action": "WRITE_CLASSIFICATION", "allowed": false, "roles": [], "because": "ROLE",
        "detail": "This takes the role model-approver or bank-admin."},
       {"action": "DECIDE", "allowed": true, "roles": []},
       {"action": "FREEZE", "allowed": true, "roles": []},
       {"action": "WITHDRAW", "allowed": true, "roles": []}]
      """;

  private FindingSamples() {}

  static void tell(FakeRegistry registry) {
    registry.gives(VERSION + "/actions", MANY);
    registry.gives(VERSION + "/comments", COMMENTS);
    registry.gives(
        TEXT, SampleHistory.REPORT_TEXT.replace("\"scope\"", "\"limit\": 1.10, \"scope\""));
    registry.gives("models/" + Samples.CARD_FRAUD + "/versions/79/comments", "{\"items\": []}");
  }

  /** A refusal of the registry to write the report. */
  public static String refused(String because, String detail) {
    return """
    [{"action": "WRITE_VALIDATION_REPORT", "allowed": false, "roles": ["model-validator"],
      "because": "%s", "detail": "%s"}]
    """
        .formatted(because, detail);
  }

  private static final String COMMENTS =
      """
      {"items": [
        {"id": "11111111-0000-4000-8000-000000000001", "modelId": "%1$s", "version": 80,
         "text": "Which split is June from? The report names *two*.", "author": "subject-of-ada",
         "authorName": "ada", "writtenAt": "2026-03-01T08:00:00Z"},
        {"id": "11111111-0000-4000-8000-000000000002", "modelId": "%1$s", "version": 80,
         "about": "F-1", "text": "From the last one. New merchants join the training next week.",
         "author": "subject-of-dana", "authorName": "dana", "writtenAt": "2026-03-01T09:30:00Z"}]}
      """
          .formatted(Samples.CARD_FRAUD);
}
