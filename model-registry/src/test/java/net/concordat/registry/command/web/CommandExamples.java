// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import java.util.List;
import java.util.UUID;

/** A whole request for each command, with the roles that may give it. */
public final class CommandExamples {
  private static final String DEVELOPER = "model-developer";
  private static final String VALIDATOR = "model-validator";
  private static final String APPROVER = "model-approver";
  private static final String ADMIN = "bank-admin";
  private static final String VERSION = "/api/v1/models/{modelId}/versions/{version}";
  private static final String ADOPTION = "/api/v1/adoptions/{adoptionId}";
  private static final String FEDERATION = "/api/v1/federations/{federationId}";
  private static final String DIGEST = "0".repeat(64);
  private static final String TERMS =
      """
      {"purposes": ["fraud"], "mayFineTune": true, "mayShareOnward": false,
       "derivedVersionsGoBack": true, "expiresAt": "2027-03-02T12:00:00Z"}
      """;
  private static final String RATE = "{\"value\": 900000, \"low\": 880000, \"high\": 920000}";

  /** The passkey that some of them name; whoever gives them must have registered it. */
  public static final String CREDENTIAL = "AAAA";

  /** All. */
  public static final List<Example> ALL =
      List.of(
          new Example(
              "/api/v1/models",
              "{\"name\": \"card-fraud\", \"purpose\": \"fraud\"}",
              List.of(DEVELOPER)),
          new Example(
              "/api/v1/models/{modelId}/versions",
              """
              {"artifact": {"digest": "%1$s", "sizeBytes": 7, "schemaDigest": "%1$s",
                 "architectureDigest": "%1$s", "cardDigest": "%1$s", "exportManifestDigest": "%1$s"},
               "provenance": {"dataDomain": "cards", "dataCommitment": "%1$s",
                 "specDigest": "%1$s", "environment": "Java 17"},
               "policy": {"recipients": [], "reviewers": [], "openToMembers": true,
                 "jurisdictions": [], "terms": %2$s}}
              """
                  .formatted(DIGEST, TERMS),
              List.of(DEVELOPER)),
          new Example(
              "/api/v1/developments",
              """
              {"artifactDigest": "%s", "salt": "%s", "signatures": [{"personId": "%s", "response":
                {"authenticatorData": "AAAA", "clientDataJSON": "AAAA", "signature": "AAAA"}}]}
              """
                  .formatted(DIGEST, "A".repeat(43), new UUID(0, 1)),
              List.of(DEVELOPER)),
          new Example(
              VERSION + "/conclude", "{\"decision\": \"APPROVE\"}", List.of(DEVELOPER, ADMIN)),
          new Example(VERSION + "/freeze", "", List.of(DEVELOPER, VALIDATOR, ADMIN)),
          new Example(VERSION + "/unfreeze", "", List.of(DEVELOPER, ADMIN)),
          new Example(VERSION + "/withdraw", "", List.of(DEVELOPER, ADMIN)),
          new Example(
              VERSION + "/grants",
              "{\"grantee\": \"O=BankB, L=New York, C=US\", \"kind\": \"USE\", \"terms\": %s}"
                  .formatted(TERMS),
              List.of(DEVELOPER, ADMIN)),
          new Example("/api/v1/grants/{grantId}/accept", "", List.of(DEVELOPER, ADMIN)),
          new Example("/api/v1/grants/{grantId}/revoke", "", List.of(DEVELOPER, ADMIN)),
          new Example(
              VERSION + "/deliveries",
              "{\"grantor\": \"O=BankA, L=London, C=GB\"}",
              List.of(DEVELOPER, VALIDATOR)),
          new Example(
              "/api/v1/holdouts",
              """
              {"root": "%s", "rows": 1000, "firstDay": "2026-01-01", "lastDay": "2026-01-31",
               "splitRule": "every tenth"}
              """
                  .formatted(DIGEST),
              List.of(VALIDATOR)),
          new Example(
              VERSION + "/evaluations",
              """
              {"holdoutRoot": "%1$s", "reportDigest": "%1$s",
               "rocAuc": %2$s, "prAuc": %2$s, "recallAtFpr1": %2$s}
              """
                  .formatted(DIGEST, RATE),
              List.of(VALIDATOR)),
          new Example(
              VERSION + "/review-proposals",
              """
              {"decision": "APPROVE", "validUntil": "2027-03-02T12:00:00Z",
               "decideUntil": "2026-12-02T12:00:00Z"}
              """,
              List.of(VALIDATOR, APPROVER)),
          new Example("/api/v1/proposals/{proposalId}/vote", "", List.of(VALIDATOR, APPROVER)),
          new Example(
              VERSION + "/adoption-proposals",
              """
              {"artifactDigest": "%1$s", "purpose": "fraud", "evidenceDigest": "%1$s",
               "useUntil": "2027-03-02T12:00:00Z", "decideUntil": "2026-12-02T12:00:00Z"}
              """
                  .formatted(DIGEST),
              List.of(VALIDATOR, APPROVER)),
          new Example(
              ADOPTION + "/promotion-proposals",
              """
              {"purpose": "fraud", "place": "CHAMPION", "decideUntil": "2026-12-02T12:00:00Z"}
              """,
              List.of(VALIDATOR, APPROVER)),
          new Example(
              ADOPTION + "/reinstatement-proposals",
              "{\"decideUntil\": \"2026-12-02T12:00:00Z\"}",
              List.of(VALIDATOR, APPROVER)),
          new Example(ADOPTION + "/suspend", "", List.of(VALIDATOR, APPROVER, ADMIN)),
          new Example(ADOPTION + "/retire", "", List.of(APPROVER, ADMIN)),
          new Example(
              "/api/v1/budgets",
              """
              {"dataDomain": "cards", "unit": "ROW", "units": 50000, "deltaTrillionths": 1000000,
               "capEpsilonMillionths": 8000000}
              """,
              List.of(APPROVER, ADMIN)),
          new Example(
              "/api/v1/budgets/{dataDomain}/{unit}/spends",
              """
              {"artifactDigest": "%1$s", "dataCommitment": "%1$s", "mechanism":
                {"samplingProbabilityTrillionths": 10000000000,
                 "noiseMultiplierMillionths": 1100000, "steps": 1000}}
              """
                  .formatted(DIGEST),
              List.of(DEVELOPER)),
          new Example(
              "/api/v1/scoring/batches",
              """
              {"logId": "00000000-0000-0000-0000-000000000001", "receiptKey": "%1$s", "index": 1,
               "firstSequence": 10, "size": 7, "previousRoot": "%1$s", "root": "%1$s",
               "closedAt": "2026-12-02T12:00:00Z"}
              """
                  .formatted(DIGEST),
              List.of("scoring-service")),
          new Example(
              "/api/v1/federations",
              """
              {"modelId": "%1$s", "version": 1, "artifactDigest": "%1$s", "baseWeights": "%1$s",
               "specDigest": "%1$s", "updateBytes": 16, "nonPrivate": "none",
               "aggregation": {"mode": "ROBUST", "rule": "MEAN", "dishonest": 0, "quorum": 3,
                 "shareThreshold": 0},
               "strategy": {"name": "FEDAVG", "serverRateMillionths": 1000000,
                 "proximalMillionths": 0},
               "updates": {"compression": "NONE", "largestMillionths": 0},
               "times": {"acceptBy": "2027-03-02T12:00:00Z", "revealBy": "2027-03-02T13:00:00Z",
                 "trainingSeconds": 600, "sendingSeconds": 60},
               "rounds": 3, "reviewThresholdMillionths": 1000000,
               "members": ["O=BankA, L=London, C=GB"]}
              """
                  .formatted(DIGEST),
              List.of(DEVELOPER)),
          new Example(FEDERATION + "/accept", "", List.of(DEVELOPER, ADMIN)),
          new Example(FEDERATION + "/leave", "", List.of(DEVELOPER, ADMIN)),
          new Example(FEDERATION + "/begin", "", List.of(DEVELOPER)),
          new Example(
              "/api/v1/people/{personId}/revocation-proposals",
              "{\"decideUntil\": \"2026-12-02T12:00:00Z\"}",
              List.of(ADMIN)),
          new Example(
              "/api/v1/people/rule-proposals",
              """
              {"roles": ["MODEL_VALIDATOR", "MODEL_APPROVER"],
               "decideUntil": "2026-12-02T12:00:00Z"}
              """,
              List.of(ADMIN)),
          new Example(
              "/api/v1/people/enrolments",
              """
              {"credentialId": "%s", "roles": ["MODEL_APPROVER"],
               "decideUntil": "2026-12-02T12:00:00Z"}
              """
                  .formatted(CREDENTIAL),
              List.of(ADMIN)),
          new Example(
              "/api/v1/proposals/{proposalId}/decisions",
              """
              {"role": "MODEL_APPROVER", "verdict": "APPROVE", "credential": {"id": "%s",
               "response": {"authenticatorData": "AAAA", "clientDataJSON": "AAAA",
                            "signature": "AAAA"}}}
              """
                  .formatted(CREDENTIAL),
              List.of(APPROVER)),
          new Example(
              "/api/v1/proposals/{proposalId}/carrying-out",
              "",
              List.of(DEVELOPER, VALIDATOR, APPROVER)));

  private CommandExamples() {}

  /**
   * @param path as the endpoint is mapped
   * @param body a whole one
   * @param roles that may
   */
  public record Example(String path, String body, List<String> roles) {}

  /** Whether a command is given at a path. */
  public static boolean isOne(String path) {
    return ALL.stream().anyMatch(command -> command.path().equals(path));
  }

  /** The body of the command that is given at a path. */
  public static String body(String path) {
    return ALL.stream()
        .filter(command -> command.path().equals(path))
        .findFirst()
        .orElseThrow()
        .body();
  }

  /** An address with ids of nothing in it. */
  public static String filled(String path) {
    return path.replace("{modelId}", DIGEST)
        .replace("{digest}", DIGEST)
        .replace("{txId}", DIGEST)
        .replace("{federationId}", DIGEST)
        .replace("{version}", "1")
        .replace("{index}", "0")
        .replace("{dataDomain}/{unit}", "card-transactions/ROW")
        .replaceAll("\\{(\\w+Id|id)\\}", new UUID(0, 0).toString());
  }
}
