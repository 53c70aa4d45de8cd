// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.Assertion;
import net.concordat.registry.ledger.ArtifactDescription;
import net.concordat.registry.ledger.AssertionResponse;
import net.concordat.registry.ledger.Estimate;
import net.concordat.registry.ledger.Provenance;
import net.concordat.registry.ledger.SharingPolicy;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.UsageTerms;
import net.concordat.registry.ledger.VersionKey;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/** The contracts' values of what was said in plain words. */
final class ContractValues {
  private ContractValues() {}

  static SecureHash hash(String digest) {
    return SecureHash.create(digest.toUpperCase(Locale.ROOT));
  }

  static @Nullable SecureHash hashOrNull(@Nullable String digest) {
    return digest == null ? null : hash(digest);
  }

  static OpaqueBytes bytes(String base64) {
    return new OpaqueBytes(Base64.getUrlDecoder().decode(base64));
  }

  static Assertion assertion(AssertionResponse response) {
    return new Assertion(
        bytes(response.authenticatorData()),
        bytes(response.clientDataJSON()),
        bytes(response.signature()));
  }

  static VersionId version(VersionKey key) {
    return new VersionId(hash(key.modelId()), key.version(), hash(key.artifactDigest()));
  }

  static net.concordat.contracts.model.ArtifactDescription artifact(ArtifactDescription artifact) {
    return new net.concordat.contracts.model.ArtifactDescription(
        hash(artifact.digest()),
        artifact.sizeBytes(),
        hash(artifact.schemaDigest()),
        hash(artifact.architectureDigest()),
        hash(artifact.cardDigest()),
        hash(artifact.exportManifestDigest()));
  }

  static net.concordat.contracts.model.Provenance provenance(
      Provenance provenance, @Nullable StateId development, Function<String, Party> party) {
    return new net.concordat.contracts.model.Provenance(
        provenance.dataDomain(),
        hash(provenance.dataCommitment()),
        hash(provenance.specDigest()),
        provenance.environment(),
        privacy(provenance),
        development == null
            ? null
            : new StateRef(hash(development.txId()), development.outputIndex()),
        federation(provenance.federation(), party));
  }

  private static @Nullable FederationClaim federation(
      Provenance.@Nullable Federation federation, Function<String, Party> party) {
    return federation == null
        ? null
        : new FederationClaim(
            hash(federation.federationId()),
            federation.round(),
            hash(federation.globalDigest()),
            parties(federation.clients(), party));
  }

  private static @Nullable PrivacyClaim privacy(Provenance provenance) {
    String unit = provenance.privacyUnit();
    Long epsilon = provenance.epsilonMillionths();
    Long delta = provenance.deltaTrillionths();
    return unit == null || epsilon == null || delta == null
        ? null
        : new PrivacyClaim(PrivacyUnit.valueOf(unit), epsilon, delta);
  }

  static net.concordat.contracts.sharing.SharingPolicy policy(
      SharingPolicy policy, Function<String, Party> party) {
    return new net.concordat.contracts.sharing.SharingPolicy(
        parties(policy.recipients(), party),
        parties(policy.reviewers(), party),
        policy.openToMembers(),
        policy.jurisdictions(),
        terms(policy.terms()));
  }

  private static List<Party> parties(List<String> names, Function<String, Party> party) {
    return names.stream().map(party).toList();
  }

  static net.concordat.contracts.sharing.UsageTerms terms(UsageTerms terms) {
    return new net.concordat.contracts.sharing.UsageTerms(
        terms.purposes(),
        terms.mayFineTune(),
        terms.mayShareOnward(),
        terms.derivedVersionsGoBack(),
        terms.expiresAt(),
        terms.nonPrivate(),
        terms.largestEpsilonMillionths());
  }

  static Metric metric(Estimate estimate) {
    return new Metric(estimate.value(), estimate.low(), estimate.high());
  }
}
