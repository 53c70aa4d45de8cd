// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;

/** What a registry has in tests: some versions of three models of two banks. */
public final class Samples {
  /** The id of the first model, of bank A. */
  public static final String CARD_FRAUD = "a1".repeat(32);

  /** The bank whose pages these are. */
  public static final String BANK = "O=BankA, L=London, C=GB";

  /** Another. */
  public static final String OTHER_BANK = "O=BankB, L=Frankfurt, C=DE";

  /** The id of a grant that the other bank offers. */
  public static final String OFFERED = "3f1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee";

  /** The id of a grant that the bank gave. */
  public static final String GIVEN = "0c9d77c5-ca10-4c0e-a96b-0d4b7bd0b3ee";

  /** The id of a grant that the other bank gave and this one accepted. */
  public static final String HELD = "2a5d77c5-ca10-4c0e-a96b-0d4b7bd0b3ee";

  private static final List<String> NAMES = List.of("card-fraud", "credit-risk", "wire-fraud");
  private static final List<String> STATUSES =
      List.of("PENDING_APPROVAL", "APPROVED", "REJECTED", "FROZEN", "WITHDRAWN");
  private static final int VERSIONS = 240;

  private Samples() {}

  static void tell(FakeRegistry registry) {
    registry.answers("GET versions", Samples::versions);
    for (int model = 0; model < NAMES.size(); model++) {
      registry.gives("models/" + id(model), model(model));
      for (int n = 1; n <= VERSIONS / NAMES.size(); n++) {
        registry.gives("models/" + id(model) + "/versions/" + n, version(model, n));
      }
    }
    registry.gives("models/" + CARD_FRAUD + "/versions/80/documents/model-card", CARD);
    SampleHistory.tell(registry);
    SampleReports.tell(registry);
    SampleMeasures.tell(registry);
    FederationSamples.tell(registry);
    registry.gives("consortium", CONSORTIUM);
    registry.gives("consortium/votes", VOTES);
    registry.gives("consortium/amendments", AMENDMENTS);
    registry.gives("events", event(1));
    registry.gives("inbox", INBOX);
    UseSamples.tell(registry);
    SampleDecisions.tellRegistry(registry);
    SampleMonitoring.tell(registry);
    registry.gives("reconciliation", RECONCILIATION);
    registry.answers("GET audit", Samples::audit);
    ReviewSamples.tell(registry);
    FindingSamples.tell(registry);
    DocumentSamples.tell(registry);
    SamplePeople.tell(registry);
    registry.answers("GET grants", Samples::grants);
    registry.gives("commands", "{\"items\": []}");
    registry.gives(
        "commands/" + SampleCommands.ID,
        SampleCommands.running(
            "request-delivery", "{\"modelId\": \"%s\", \"version\": 75}".formatted(id(1))));
    registry.answers("GET models", Samples::models);
    registry.answers("HEAD artifacts/" + "1050".repeat(16), any -> new Answer(200, ""));
    SampleJobs.tell(registry);
  }

  /** Those of some ids, or the first. */
  private static Answer models(Asked asked) {
    List<String> ids = List.of(asked.parameter("ids").orElse(id(0)).split(","));
    return new Answer(
        200,
        IntStream.range(0, NAMES.size())
            .filter(model -> ids.contains(id(model)))
            .mapToObj(Samples::model)
            .collect(Collectors.joining(",", "{\"items\": [", "]}")));
  }

  private static Answer versions(Asked asked) {
    List<String> keys = List.of(asked.parameter("versions").orElse("").split(","));
    List<String> all = new ArrayList<>();
    for (int n = VERSIONS / NAMES.size(); n >= 1; n--) {
      for (int model = 0; model < NAMES.size(); model++) {
        String words = asked.parameter("q").orElse("").toLowerCase(Locale.ROOT);
        String status = asked.parameter("status").orElse(status(n));
        String alias = asked.parameter("alias").map(a -> "\"alias\": \"" + a).orElse("");
        boolean named = keys.get(0).isEmpty() || keys.contains(id(model) + "/" + n);
        if (named && NAMES.get(model).contains(words) && status.equals(status(n))) {
          String version = version(model, n);
          if (version.contains(alias)) {
            all.add(version);
          }
        }
      }
    }
    int from = asked.parameter("cursor").map(Integer::parseInt).orElse(0);
    int limit = asked.parameter("limit").map(Integer::parseInt).orElse(50);
    int to = Math.min(all.size(), from + limit);
    String next = to == all.size() ? "" : ", \"nextCursor\": \"" + to + "\"";
    return new Answer(
        200, "{\"items\": [" + String.join(",", all.subList(from, to)) + "]" + next + "}");
  }

  private static Answer audit(Asked asked) {
    int limit = asked.parameter("limit").map(Integer::parseInt).orElse(50);
    List<String> commands =
        List.of(
            "ModelVersionContract.Approve", "GrantContract.Accept", "ModelVersionContract.Publish");
    List<String> items =
        IntStream.range(0, Math.min(limit, 6))
            .mapToObj(
                i ->
                    """
                    {"txId": "%s", "command": "%s", "at": "2026-03-02T12:%02d:00Z",
                     "signers": ["%s"], "consumed": [], "referenced": [], "produced": [],
                     "decided": []}
                    """
                        .formatted(
                            Integer.toHexString(10 + i).repeat(64),
                            commands.get(i % commands.size()),
                            30 - i,
                            owner(i)))
            .toList();
    return new Answer(200, "{\"items\": [" + String.join(",", items) + "]}");
  }

  private static Answer grants(Asked asked) {
    boolean given = asked.parameter("grantor").isPresent();
    boolean held = asked.parameter("status").equals(Optional.of("ACTIVE"));
    return new Answer(
        200,
        "{\"items\": ["
            + (given
                ? delivered(
                    grant(GIVEN, CARD_FRAUD, 80, BANK, OTHER_BANK, "ACTIVE"),
                    GIVEN,
                    "1050".repeat(16))
                : held
                    ? grant(HELD, id(1), 75, OTHER_BANK, BANK, "ACTIVE")
                    : grant(OFFERED, id(1), 79, OTHER_BANK, BANK, "OFFERED"))
            + "]}");
  }

  /** The same, with the digest for which its grantee signed. */
  public static String delivered(String grant, String grantId, String digest) {
    return grant.replaceFirst(
        "}\\s*$",
        """
        , "receipts": [{"grantId": "%s", "computedDigest": "%s", "since": "2026-02-22T10:00:00Z"}]}
        """
            .formatted(grantId, digest));
  }

  /** A grant for use, as a registry says it. */
  public static String grant(
      String grantId, String modelId, int version, String from, String to, String status) {
    return """
    {"grantId": "%s", "version": {"modelId": "%s", "version": %d, "artifactDigest": "%s"},
     "grantor": "%s", "grantee": "%s", "kind": "USE", "status": "%s",
     "terms": {"purposes": ["fraud"], "mayFineTune": true, "mayShareOnward": false,
       "derivedVersionsGoBack": true, "expiresAt": "2099-01-31T00:00:00Z",
       "largestEpsilonMillionths": 2500000},
     "state": {"txId": "00", "outputIndex": 0}, "since": "2026-02-27T10:00:00Z"}
    """
        .formatted(grantId, modelId, version, "0".repeat(64), from, to, status);
  }

  private static String id(int model) {
    return ("" + "abc".charAt(model) + (model + 1)).repeat(32);
  }

  private static String owner(int model) {
    return model % 2 == 0 ? "O=BankA, L=London, C=GB" : "O=BankB, L=Frankfurt, C=DE";
  }

  private static String status(int n) {
    return STATUSES.get((n + 1) % STATUSES.size());
  }

  private static String purpose(int model) {
    return model == 1 ? "credit" : "fraud";
  }

  /** A version as lists of its lineage have it: without what its model says. */
  public static String bare(int model, int n) {
    return version(model, n).replaceFirst("\\{\"modelName.*?\"version\": \\{", "{\"version\": {");
  }

  private static String model(int model) {
    return """
    {"modelId": "%s", "name": "%s", "owner": "%s", "purpose": "%s", "lastVersion": %d,
     "state": {"txId": "%s", "outputIndex": 0}, "since": "2026-01-05T09:00:00Z"}
    """
        .formatted(
            id(model),
            NAMES.get(model),
            owner(model),
            purpose(model),
            VERSIONS / NAMES.size(),
            "0".repeat(64));
  }

  /** What a registry says of a version of the first model. */
  public static String versionOfCardFraud(int number) {
    return version(0, number);
  }

  /** A list that has a version of the first model with some bytes. */
  public static String published(String digest) {
    String version =
        versionOfCardFraud(80)
            .replaceAll("\"digest\": \"[0-9a-f]+\"", "\"digest\": \"" + digest + "\"");
    return "{\"items\": [" + version + "]}";
  }

  private static String version(int model, int n) {
    String digest = "%02x%02x".formatted(model + 16, n).repeat(16);
    String privacy =
        n % 2 == 0
            ? ", \"privacyUnit\": \"ROW\", \"epsilonMillionths\": %d, \"deltaTrillionths\": 1000000"
                .formatted(1_500_000 + 10_000 * n)
            : "";
    String parent =
        n % 4 == 0
            ? ", \"parent\": {\"modelId\": \"%s\", \"version\": %d, \"artifactDigest\": \"%s\"}"
                .formatted(id(model), n - 1, digest)
            : "";
    return """
    {"modelName": "%1$s", "purpose": "%9$s", "tier": "HIGH", "aliases": [%11$s], "version": {"modelId": "%2$s", "version": %3$d, "artifactDigest": "%4$s"},
     "owner": "%5$s", "status": "%6$s", "publishedAt": "2026-02-%7$02dT10:15:00Z",
     "artifact": {"digest": "%4$s", "sizeBytes": 48213, "schemaDigest": "%4$s",
       "architectureDigest": "%4$s", "cardDigest": "%4$s", "exportManifestDigest": "%4$s"},
     "provenance": {"dataDomain": "card-transactions", "dataCommitment": "%4$s",
       "specDigest": "%4$s", "environment": "Java 17, Deeplearning4j 1.0.0-M2.1"%8$s},
     "policy": {"recipients": ["O=BankB, L=Frankfurt, C=DE"], "reviewers": ["O=BankC, L=Paris, C=FR"],
       "openToMembers": false, "jurisdictions": [],
       "terms": {"purposes": ["%9$s"], "mayFineTune": true, "mayShareOnward": false,
         "derivedVersionsGoBack": true, "expiresAt": "2027-01-31T00:00:00Z"}}%10$s,
     "decidedBy": [], "state": {"txId": "%4$s", "outputIndex": 0}, "since": "2026-02-%7$02dT10:15:00Z"}
    """
        .formatted(
            NAMES.get(model),
            id(model),
            n,
            digest,
            owner(model),
            status(n),
            1 + n % 28,
            privacy,
            purpose(model),
            parent,
            model == 0 && n == 80 ? CHAMPION : "");
  }

  /** What a registry says of its last event. */
  public static String event(long number) {
    return """
    {"items": [{"number": %d, "type": "version.approved", "at": "2026-03-02T12:01:00Z",
      "knownAt": "2026-03-02T12:01:01Z", "data": {"modelId": "%s", "version": 80}}]}
    """
        .formatted(number, CARD_FRAUD);
  }

  private static final String RECONCILIATION =
      """
      {"complete": false, "readAt": "2026-03-02T12:00:00Z", "askedAt": "2026-03-02T12:00:05Z",
       "recorded": 1146, "refused": 1, "missing": 1, "unlogged": 0, "oldestMissing": [
         {"txId": "%s", "requester": "O=BankB, L=Frankfurt, C=DE",
          "notarisedAt": "2026-03-01T08:00:00Z", "overdue": true}], "decisionGaps": [
         {"member": "O=BankB, L=Frankfurt, C=DE", "logId": "10c177c5-ca10-4c0e-a96b-0d4b7bd0b3ee",
          "index": 7, "kind": "MISSING", "detail": "Batches 5 to 6 have not come here."}]}
      """
          .formatted("7f".repeat(32));

  private static final String INBOX =
      """
      [{"kind": "DECIDE", "since": "2026-03-01T09:00:00Z", "due": "2026-03-09T12:00:00Z",
        "modelId": "%1$s", "version": 79, "id": "5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee",
        "about": "adoption"},
       {"kind": "FINDING", "since": "2026-02-20T09:00:00Z", "due": "2026-03-05T00:00:00Z",
        "modelId": "%1$s", "version": 80, "about": "F-1"},
       {"kind": "JOB_ENDED", "since": "2026-03-02T08:00:00Z",
        "id": "6e1c77c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "about": "DONE"}]
      """
          .formatted(CARD_FRAUD);

  private static final String CHAMPION =
      """
      {"alias": "champion", "member": "O=BankA, L=London, C=GB", "purpose": "fraud"}
      """;

  private static final String VOTES =
      """
      [{"voter": "O=BankA, L=London, C=GB", "amendmentDigest": "%s",
        "expiresAt": "2026-12-01T00:00:00Z"}]
      """
          .formatted("5d".repeat(32));

  private static final String AMENDMENTS =
      """
      [{"version": 1, "at": "2026-01-01T00:00:00Z", "suspended": [], "reinstated": [],
        "admitted": ["O=BankA, L=London, C=GB", "O=BankB, L=Frankfurt, C=DE"]}]
      """;

  private static final String CONSORTIUM =
      """
      {"consortiumId": "%s", "version": 1, "charter": {"name": "Concordat",
        "members": [
          {"name": "O=BankA, L=London, C=GB", "status": "ACTIVE", "jurisdiction": "GB",
           "origins": ["http://bank-a.localhost"], "relyingPartyId": "bank-a.localhost"},
          {"name": "O=BankB, L=Frankfurt, C=DE", "status": "ACTIVE", "jurisdiction": "DE",
           "origins": ["http://bank-b.localhost"], "relyingPartyId": "bank-b.localhost"}],
        "observers": ["O=Regulator, L=Brussels, C=BE"], "notary": "O=Notary, L=London, C=GB",
        "approvalThreshold": 1, "amendmentThreshold": 2, "purposes": ["fraud", "credit"],
        "dataDomains": [{"name": "card-transactions", "epsilonCapMillionths": 10000000}],
        "maxUnobservedSeconds": 259200, "attestation": {}, "developmentNetwork": true,
        "allowedContractJars": []},
       "state": {"txId": "00", "outputIndex": 0}, "since": "2026-01-01T00:00:00Z"}
      """
          .formatted("c0".repeat(32));

  /** A card. */
  public static final String CARD =
      """
      {"kind": "model-card", "revision": 2, "digest": "%s", "author": "subject-of-developer",
       "writtenAt": "2026-02-25T14:00:00Z", "onLedger": true, "ledger": [],
       "content": {
         "details": {"name": "card-fraud", "type": "Feed-forward network, 30-64-32-1"},
         "usage": {"for": "Scores card payments before they are authorised.",
           "notFor": "Credit decisions, or anything that a customer is *refused* by alone."},
         "training": {"rows": 200000, "data": "Card payments of 2024 and 2025, see [the data sheet](https://bank-a.example/data)."},
         "testing": {"rocAuc": "0.981", "recallAt1Percent": "0.84"}}}
      """
          .formatted("0".repeat(64));
}
