// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import java.util.List;

/** Steps of a review as a registry says them. */
public final class StepSamples {
  private StepSamples() {}

  /** All steps allowed, but for those that are refused. */
  public static String actions(String... refused) {
    return List.of(
            "WRITE_VALIDATION_REPORT",
            "PROPOSE_REVIEW",
            "DECIDE",
            "VOTE",
            "CONCLUDE",
            "PROPOSE_ADOPTION")
        .stream()
        .map(
            action ->
                List.of(refused).contains(action)
                    ? """
                    {"action": "%s", "allowed": false, "roles": [], "because": "OWN_VERSION",
                     "rule": "approval-member", "detail": "Not %s: it is your own work."}
                    """
                        .formatted(action, action)
                    : "{\"action\": \"%s\", \"allowed\": true, \"roles\": []}".formatted(action))
        .toList()
        .toString();
  }

  /** A review that was carried out. */
  public static String review(String id) {
    return """
    {"items": [{"proposalId": "%s", "member": "O=BankA, L=London, C=GB",
      "subject": {"kind": "Review", "verdict": "REJECT", "owner": "O=BankB, L=Frankfurt, C=DE"},
      "requiredRoles": ["MODEL_VALIDATOR"], "expiresAt": "2099-03-09T12:00:00Z",
      "status": "ACCEPTED", "since": "2026-03-01T09:00:00Z", "codes": []}]}
    """
        .formatted(id);
  }

  /** What became of a command. */
  public static String command(String id, String status) {
    return "{\"id\": \"%s\", \"status\": \"%s\"}".formatted(id, status);
  }
}
