// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.Facts.hex;
import static net.concordat.registry.ledger.internal.Facts.id;
import static net.concordat.registry.ledger.internal.Facts.name;
import static net.concordat.registry.ledger.internal.Facts.names;

import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.consortium.AttestationRule;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.registry.ledger.AttestationDemand;
import net.concordat.registry.ledger.BudgetFact;
import net.concordat.registry.ledger.Charter;
import net.concordat.registry.ledger.ConsortiumFact;
import net.concordat.registry.ledger.DataDomain;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.Member;
import net.concordat.registry.ledger.SpendFact;
import net.concordat.registry.ledger.SpendMechanism;
import net.concordat.registry.ledger.VoteFact;

/** Says in plain words what states say of the consortium's rules, and of privacy under them. */
final class RuleFacts {
  private RuleFacts() {}

  static Fact consortium(ConsortiumState consortium) {
    return new ConsortiumFact(
        hex(consortium.getHeader().getConsortiumId()),
        consortium.getVersion(),
        charter(consortium.charter()));
  }

  static Fact vote(VoteState vote) {
    return new VoteFact(
        name(vote.getVoter()),
        hex(vote.getAmendment().digest()),
        id(vote.getAmendment().getBase()),
        charter(vote.getAmendment().getNext()),
        vote.getExpiresAt());
  }

  private static Charter charter(net.concordat.contracts.consortium.Charter charter) {
    return new Charter(
        charter.getName(),
        charter.getMembers().stream().map(RuleFacts::member).toList(),
        names(charter.getObservers()),
        name(charter.getNotary()),
        charter.getRules().getApprovalThreshold(),
        charter.getRules().getAmendmentThreshold(),
        charter.getRules().getPurposes(),
        charter.getRules().getDataDomains().stream()
            .map(domain -> new DataDomain(domain.getName(), domain.getEpsilonCapMillionths()))
            .toList(),
        charter.getRules().getMaxUnobservedSeconds(),
        attestation(charter.getRules().getAttestationRule()),
        charter.getRules().isDevelopmentNetwork(),
        charter.getRules().getAllowedContractJars().stream().map(Facts::hex).toList(),
        charter.getRules().getMostFederatedChangeMillionths());
  }

  static AttestationDemand attestation(AttestationRule rule) {
    return new AttestationDemand(
        rule.getAaguids(), rule.getTrustedRoots().stream().map(Facts::hex).toList());
  }

  private static Member member(net.concordat.contracts.consortium.Member member) {
    return new Member(
        name(member.getParty()),
        member.getStatus().name(),
        member.getJurisdiction(),
        member.getOrigins(),
        member.getRelyingPartyId());
  }

  static Fact budget(PrivacyBudgetState budget) {
    return new BudgetFact(
        name(budget.getMember()),
        budget.getKey().getDataDomain(),
        budget.getKey().getUnit().name(),
        budget.getUnits(),
        budget.getDeltaTrillionths(),
        budget.getCapEpsilonMillionths(),
        budget.spentEpsilonMillionths());
  }

  static Fact spend(SpendState spend) {
    TrainingMechanism mechanism = spend.getMechanism();
    return new SpendFact(
        name(spend.getMember()),
        spend.getKey().getDataDomain(),
        spend.getKey().getUnit().name(),
        hex(spend.getArtifactDigest()),
        hex(spend.getDataCommitment()),
        new SpendMechanism(
            mechanism.getSamplingProbabilityTrillionths(),
            mechanism.getNoiseMultiplierMillionths(),
            mechanism.getSteps()),
        spend.getEpsilonMillionths(),
        spend.getDeltaTrillionths(),
        id(spend.getPublicationSeed()));
  }
}
