// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.corda.core.crypto.SecureHash;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A registry that knows a model with two versions, of a bank whose node does what it is told. */
@Import(ReadyNode.class)
// Other tests' commands, in the same database, are not for its node.
@TestPropertySource(properties = "concordat.command.resume-interval=1h")
public abstract class FuzzSamples extends DatabaseTest {
  private static final String MODEL = "card-fraud";

  /** Projects them. */
  protected final void record() {
    project(
        List.of(
            recorded(model(header(OURS, START, null), MODEL, 2), ref(), START),
            recorded(model(header(OURS, START, null), "credit", 0), ref(), START),
            recorded(version(header(OURS, START, null), MODEL, 1, null), ref(), START),
            recorded(version(header(OURS, START, null), MODEL, 2, null), ref(), START)));
  }

  /** What is there, by the names of the parameters that ask for it. */
  protected final Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    known.put("modelId", Facts.hex(SecureHash.sha256(MODEL)));
    known.put("version", "1");
    known.put("versions", Facts.hex(SecureHash.sha256(MODEL)) + "/1");
    known.put("asOf", START.toString());
    known.put("waitSeconds", "86400");
    known.put("decision", "APPROVE");
    known.put("verdict", "APPROVE");
    known.put("role", "MODEL_APPROVER");
    known.put("place", "CHAMPION");
    known.put("privacyUnit", "ROW");
    known.put("purpose", "fraud");
    known.put("url", "https://127.0.0.1:1/");
    known.put("events", "alias.changed");
    known.put("dueBefore", "2026-07-01");
    known.put("tier", "LOW");
    known.put("alias", "champion");
    known.put("type", "version.approved");
    known.put("kind", "USE");
    known.put("mode", "ROBUST");
    known.put("rule", "MEAN");
    for (String member :
        List.of("member", "members", "clients", "grantor", "grantee", "recipients", "reviewers")) {
      known.put(member, LedgerSamples.BANK.getName().toString());
    }
    for (String digest :
        List.of(
            "digest",
            "artifactDigest",
            "schemaDigest",
            "architectureDigest",
            "cardDigest",
            "exportManifestDigest",
            "evidenceDigest",
            "reportDigest",
            "specDigest",
            "baseWeights",
            "federationId",
            "globalDigest",
            "dataCommitment",
            "holdout",
            "holdoutRoot",
            "root",
            "txId")) {
      known.put(digest, "0".repeat(64));
    }
    return known;
  }
}
