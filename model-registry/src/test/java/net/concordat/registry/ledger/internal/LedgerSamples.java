// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/** States as a node would have recorded them. */
final class LedgerSamples {
  static final SecureHash OURS = SecureHash.sha256("our consortium");
  static final Party BANK = party("BankA", "London", "GB");
  static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private LedgerSamples() {}

  static Party party(String name, String city, String country) {
    try {
      return new Party(
          new CordaX500Name(name, city, country),
          KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static StateHeader header(SecureHash consortium, Instant at, @Nullable StateRef supersedes) {
    return new StateHeader(
        consortium, Collections.emptyList(), at, UUID.randomUUID().toString(), supersedes);
  }

  static RegisteredModelState model(StateHeader header, String name, int lastVersion) {
    return new RegisteredModelState(
        header, SecureHash.sha256(name), name, BANK, "fraud", lastVersion);
  }

  static ModelVersionState version(
      StateHeader header, String model, int version, @Nullable ParentLink parent) {
    return version(header, model, version, parent, SecureHash.sha256("card"));
  }

  static ModelVersionState version(
      StateHeader header,
      String model,
      int version,
      @Nullable ParentLink parent,
      SecureHash cardDigest) {
    return ModelVersionState.pending(
        header,
        SecureHash.sha256(model),
        version,
        BANK,
        new ArtifactDescription(
            SecureHash.sha256(model + version),
            1_000,
            SecureHash.sha256("schema"),
            SecureHash.sha256("architecture"),
            cardDigest,
            SecureHash.sha256("manifest")),
        parent,
        new Provenance(
            "card-transactions",
            SecureHash.sha256("rows"),
            SecureHash.sha256("spec"),
            "Java 17",
            null,
            null),
        new SharingPolicy(
            List.of(),
            List.of(),
            true,
            List.of(),
            new UsageTerms(
                List.of("fraud"), true, false, true, START.plusSeconds(1_000_000), "none", null)));
  }

  static RecordedState recorded(
      net.concordat.contracts.frame.ConcordatState state, StateRef ref, Instant recordedAt) {
    return new RecordedState(Facts.id(ref), state, recordedAt);
  }

  static StateRef ref() {
    return new StateRef(SecureHash.randomSHA256(), 0);
  }
}
