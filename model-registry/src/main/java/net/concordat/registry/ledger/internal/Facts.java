// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.registry.ledger.AdoptionFact;
import net.concordat.registry.ledger.Alias;
import net.concordat.registry.ledger.AliasRegisterFact;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.ArtifactDescription;
import net.concordat.registry.ledger.DeliveryReceiptFact;
import net.concordat.registry.ledger.Estimate;
import net.concordat.registry.ledger.EvaluationFact;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.HoldoutFact;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Provenance;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.SharingPolicy;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.UsageTerms;
import net.concordat.registry.ledger.VersionKey;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/** Says in plain words what states say. */
final class Facts {
  private static final Map<
          Class<? extends ConcordatState>, BiFunction<ConcordatState, StateId, Fact>>
      KINDS =
          Map.ofEntries(
              kind(RegisteredModelState.class, Facts::model),
              kind(ModelVersionState.class, Facts::version),
              kind(GrantState.class, Facts::grant),
              kind(DeliveryReceiptState.class, Facts::receipt),
              kind(EvaluationState.class, Facts::evaluation),
              kind(ApprovalState.class, Facts::approval),
              kind(AdoptionState.class, Facts::adoption),
              kind(AliasRegisterState.class, Facts::aliases),
              kind(HoldoutState.class, Facts::holdout),
              kind(ApproverState.class, PeopleFacts::person),
              kindAt(ProposalState.class, PeopleFacts::proposal),
              kind(DecisionState.class, PeopleFacts::decision),
              kind(DevelopmentState.class, PeopleFacts::development),
              kind(PrivacyBudgetState.class, RuleFacts::budget),
              kind(SpendState.class, RuleFacts::spend),
              kind(ScoringBatchState.class, ScoringCalls::batch),
              kind(ConsortiumState.class, RuleFacts::consortium),
              kind(VoteState.class, RuleFacts::vote),
              kind(FederationState.class, FederationFacts::federation),
              kind(RoundState.class, FederationFacts::round));

  private Facts() {}

  /** What a state says; nothing where the registry keeps no table of its kind. */
  static Optional<Fact> of(ConcordatState state, StateId id) {
    return Optional.ofNullable(KINDS.get(state.getClass())).map(says -> says.apply(state, id));
  }

  private static <S extends ConcordatState>
      Map.Entry<Class<? extends ConcordatState>, BiFunction<ConcordatState, StateId, Fact>> kind(
          Class<S> state, Function<S, Fact> says) {
    return kindAt(state, (found, id) -> says.apply(found));
  }

  private static <S extends ConcordatState>
      Map.Entry<Class<? extends ConcordatState>, BiFunction<ConcordatState, StateId, Fact>> kindAt(
          Class<S> state, BiFunction<S, StateRef, Fact> says) {
    return Map.entry(state, (found, id) -> says.apply(state.cast(found), ref(id)));
  }

  private static Fact model(RegisteredModelState model) {
    return new RegisteredModelFact(
        hex(model.getModelId()),
        text(model.getName()),
        name(model.getOwner()),
        text(model.getPurpose()),
        model.getLastVersion());
  }

  private static Fact version(ModelVersionState version) {
    ParentLink parent = version.getParent();
    return new ModelVersionFact(
        key(version.id()),
        name(version.getOwner()),
        version.getStatus().name(),
        version.getPublishedAt(),
        artifact(version.getArtifact()),
        provenance(version.getProvenance()),
        policy(version.getPolicy()),
        parent == null ? null : key(parent.getVersion()),
        idOrNull(version.grantBehind()),
        version.getDecidedBy().stream().map(Facts::id).toList());
  }

  private static Fact grant(GrantState grant) {
    return new GrantFact(
        grant.getGrantId(),
        key(grant.getVersion()),
        name(grant.getGrantor()),
        name(grant.getGrantee()),
        grant.getKind().name(),
        grant.getStatus().name(),
        terms(grant.getTerms()),
        idOrNull(grant.getPassedOnFrom()));
  }

  private static Fact receipt(DeliveryReceiptState receipt) {
    return new DeliveryReceiptFact(
        receipt.getGrantId(),
        key(receipt.getVersion()),
        name(receipt.getGrantor()),
        name(receipt.getGrantee()),
        hex(receipt.getComputedDigest()));
  }

  private static Fact evaluation(EvaluationState evaluation) {
    return new EvaluationFact(
        key(evaluation.getVersion()),
        name(evaluation.getOwner()),
        name(evaluation.getEvaluator()),
        hex(evaluation.getHoldout().getRoot()),
        evaluation.getHoldout().getRows(),
        evaluation.getUse(),
        hex(evaluation.getReportDigest()),
        estimate(evaluation.getMetrics().getRocAuc()),
        estimate(evaluation.getMetrics().getPrAuc()),
        estimate(evaluation.getMetrics().getRecallAtFpr1()));
  }

  private static Fact approval(ApprovalState approval) {
    return new ApprovalFact(
        key(approval.getVersion()),
        id(approval.getVersionState()),
        name(approval.getOwner()),
        name(approval.getMember()),
        approval.getDecision().name(),
        textOrNull(approval.getConditions()),
        hexOrNull(approval.getEvidenceDigest()),
        approval.getExpiresAt(),
        hex(approval.getDecidedIn()));
  }

  private static Fact adoption(AdoptionState adoption) {
    return new AdoptionFact(
        adoption.getAdoptionId(),
        name(adoption.getMember()),
        key(adoption.getVersion()),
        name(adoption.getOwner()),
        text(adoption.getPurpose()),
        textOrNull(adoption.getConditions()),
        hex(adoption.getEvidenceDigest()),
        adoption.getExpiresAt(),
        adoption.getStatus().name());
  }

  private static Fact aliases(AliasRegisterState register) {
    return new AliasRegisterFact(
        name(register.getMember()),
        register.getAliases().stream()
            .map(
                alias ->
                    new Alias(
                        text(alias.getPurpose()), alias.getChampion(), alias.getChallengers()))
            .toList());
  }

  private static Fact holdout(HoldoutState state) {
    Holdout holdout = state.getHoldout();
    return new HoldoutFact(
        hex(holdout.getRoot()),
        name(state.getOwner()),
        holdout.getRows(),
        holdout.getFirstDay(),
        holdout.getLastDay(),
        holdout.getSplitRule(),
        holdout.getCommittedAt(),
        state.getUses());
  }

  static VersionKey key(VersionId id) {
    return new VersionKey(hex(id.getModelId()), id.getVersion(), hex(id.getArtifactDigest()));
  }

  private static ArtifactDescription artifact(
      net.concordat.contracts.model.ArtifactDescription artifact) {
    return new ArtifactDescription(
        hex(artifact.getDigest()),
        artifact.getSizeBytes(),
        hex(artifact.getSchemaDigest()),
        hex(artifact.getArchitectureDigest()),
        hex(artifact.getCardDigest()),
        hex(artifact.getExportManifestDigest()));
  }

  private static Provenance provenance(net.concordat.contracts.model.Provenance provenance) {
    PrivacyClaim privacy = provenance.getPrivacy();
    return new Provenance(
        text(provenance.getDataDomain()),
        hex(provenance.getDataCommitment()),
        hex(provenance.getSpecDigest()),
        text(provenance.getEnvironment()),
        privacy == null ? null : privacy.getUnit().name(),
        privacy == null ? null : privacy.getEpsilonMillionths(),
        privacy == null ? null : privacy.getDeltaTrillionths(),
        FederationFacts.claim(provenance.getFederation()));
  }

  private static SharingPolicy policy(net.concordat.contracts.sharing.SharingPolicy policy) {
    return new SharingPolicy(
        names(policy.getRecipients()),
        names(policy.getReviewers()),
        policy.isOpenToMembers(),
        policy.getJurisdictions(),
        terms(policy.getTerms()));
  }

  private static UsageTerms terms(net.concordat.contracts.sharing.UsageTerms terms) {
    return new UsageTerms(
        terms.getPurposes().stream().map(Facts::text).toList(),
        terms.isMayFineTune(),
        terms.isMayShareOnward(),
        terms.isDerivedVersionsGoBack(),
        terms.getExpiresAt(),
        textOrNull(terms.getNonPrivate()),
        terms.getLargestEpsilonMillionths());
  }

  private static Estimate estimate(Metric metric) {
    return new Estimate(metric.getValue(), metric.getLow(), metric.getHigh());
  }

  static StateId id(StateRef ref) {
    return new StateId(hex(ref.getTxhash()), ref.getIndex());
  }

  static @Nullable StateId idOrNull(@Nullable StateRef ref) {
    return ref == null ? null : id(ref);
  }

  /** One spelling everywhere: lower case, as in the digests that people compare. */
  static String hex(SecureHash hash) {
    return hash.toString().toLowerCase(Locale.ROOT);
  }

  static @Nullable String hexOrNull(@Nullable SecureHash hash) {
    return hash == null ? null : hex(hash);
  }

  private static StateRef ref(StateId id) {
    return new StateRef(SecureHash.create(id.txId()), id.outputIndex());
  }

  /** A member may write what no database keeps: U+0000, and half characters. */
  private static String text(String written) {
    return new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace('\0', '\ufffd');
  }

  static @Nullable String textOrNull(@Nullable String written) {
    return written == null ? null : text(written);
  }

  static String name(Party party) {
    return party.getName().toString();
  }

  static List<String> names(List<Party> parties) {
    return parties.stream().map(Facts::name).toList();
  }
}
