// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.concordat.contracts.consortium.AttestationRule;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;

/**
 * What a synthetic ledger ends with: the consortium as it is, and what waits for its first bank.
 */
final class SyntheticWaiting {
  private static final Duration AHEAD = Duration.ofDays(30);
  private static final long CAP = 8_000_000;

  private final LedgerPages pages;
  private final List<Party> members;
  private final Instant now;

  SyntheticWaiting(LedgerPages pages, List<Party> members, Instant now) {
    this.pages = pages;
    this.members = members;
    this.now = now;
  }

  void consortium() {
    Party notary = members.get(members.size() - 1);
    pages.record(
        new ConsortiumState(
            pages.header(SyntheticNames.START),
            "Concordat",
            1,
            members.stream().map(SyntheticWaiting::member).toList(),
            notary,
            new ConsortiumRules(
                1,
                members.size(),
                SyntheticNames.PURPOSES,
                List.of(new DataDomain("card-transactions", CAP)),
                Duration.ofHours(1).toSeconds(),
                AttestationRule.none(),
                true,
                List.of(SecureHash.sha256("contracts")),
                notary.getOwningKey())));
  }

  private static Member member(Party bank) {
    String host = bank.getName().getOrganisation().toLowerCase(java.util.Locale.ROOT) + ".example";
    return new Member(
        bank,
        MemberStatus.ACTIVE,
        bank.getName().getCountry(),
        List.of("https://models." + host),
        host);
  }

  /** The first bank's people are asked about the version, and it is offered by who made it. */
  void around(ModelVersionState version, Party owner, Instant at) {
    Party first = members.get(0);
    String purpose = version.getPolicy().getTerms().getPurposes().get(0);
    pages.record(
        new ProposalState(
            pages.header(at),
            first,
            pages.nextId("proposal"),
            new AdoptSubject(
                version.id(), purpose, null, SecureHash.sha256("evidence"), now.plus(AHEAD)),
            List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER),
            now.plus(AHEAD),
            ProposalStatus.OPEN));
    if (!owner.equals(first)) {
      pages.record(
          new GrantState(
              pages.header(at),
              pages.nextId("grant"),
              version.id(),
              VersionStatus.APPROVED,
              owner,
              first,
              GrantKind.USE,
              SyntheticLedger.terms(purpose),
              GrantStatus.OFFERED,
              null));
    }
  }
}
