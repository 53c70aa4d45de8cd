// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

/** What a registry says of commands. */
public final class SampleCommands {
  /** The id of all of them. */
  public static final String ID = "77777777-0000-4000-8000-000000000001";

  private SampleCommands() {}

  /** One that the node is at. */
  public static String running(String kind, String arguments) {
    return command(kind, "RUNNING", arguments, ", \"progress\": \"Receiving 3 of 10 MB\"");
  }

  /** One that is done. */
  public static String done(String kind) {
    return command(
        kind,
        "DONE",
        "{}",
        ", \"state\": {\"txId\": \"%s\", \"outputIndex\": 0}".formatted("7a".repeat(32)));
  }

  /** One that a rule of the ledger refused. */
  public static String refused(String kind, String arguments) {
    return command(
        kind,
        "REFUSED",
        arguments,
        """
        , "problem": {"status": 409, "rule": "grant-accept", "detail": "The offer has ended."}\
        """);
  }

  /**
   * One.
   *
   * @param more further members, each after a comma
   */
  public static String command(String kind, String status, String arguments, String more) {
    return """
    {"id": "%s", "kind": "%s", "arguments": %s, "caller": "somebody", "attempt": 1,
     "status": "%s", "createdAt": "2026-03-02T12:00:00Z", "updatedAt": "2026-03-02T12:00:01Z"%s}
    """
        .formatted(ID, kind, arguments, status, more);
  }
}
