// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.registry.account.Account;
import net.concordat.registry.account.Answering;
import net.concordat.registry.command.CommandKind;
import net.concordat.registry.decision.Decisions;
import net.concordat.registry.decision.ProposalQuery;
import net.concordat.registry.development.Developments;
import net.concordat.registry.inbox.Waiting.Kind;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a bank's people are asked. */
@Component
@BankOnly
class OpenProposals {
  /** People other than the one that a proposal is about; the contract asks for two. */
  private static final int OTHERS = 2;

  private final Decisions decisions;
  private final Developments developments;

  OpenProposals(Decisions decisions, Developments developments) {
    this.decisions = decisions;
    this.developments = developments;
  }

  /** What waits for somebody: to be answered, or to be carried out. */
  List<Waiting> of(String own, Account account, Caller caller, Instant now, int most) {
    List<Standing<ProposalFact>> open =
        decisions.find(ProposalQuery.of(own, "OPEN"), null, most).stream()
            .filter(proposal -> now.isBefore(proposal.fact().expiresAt()))
            .toList();
    Map<UUID, List<DecisionFact>> answers =
        decisions
            .answers(own, open.stream().map(proposal -> proposal.fact().proposalId()).toList())
            .stream()
            .collect(Collectors.groupingBy(DecisionFact::proposalId));
    PersonFact person = account.enrolled() == null ? null : account.enrolled().fact();
    return open.stream()
        .flatMap(
            proposal -> {
              List<DecisionFact> given =
                  answers.getOrDefault(proposal.fact().proposalId(), List.of());
              if (isApproved(proposal.fact(), given)) {
                return CommandKind.CARRY_OUT.roles().stream().anyMatch(caller.roles()::contains)
                    ? Stream.of(waiting(Kind.CARRY_OUT, proposal))
                    : Stream.empty();
              }
              return mayAnswer(person, caller, proposal.fact(), given, now)
                  ? Stream.of(waiting(Kind.DECIDE, proposal))
                  : Stream.empty();
            })
        .toList();
  }

  private static boolean isApproved(ProposalFact proposal, List<DecisionFact> given) {
    long approvals =
        given.stream()
            .filter(answer -> answer.verdict().equals("APPROVE"))
            .map(DecisionFact::personId)
            .distinct()
            .count();
    int needed = proposal.requiredRoles().isEmpty() ? OTHERS : proposal.requiredRoles().size();
    return approvals >= needed;
  }

  private boolean mayAnswer(
      @Nullable PersonFact person,
      Caller caller,
      ProposalFact asked,
      List<DecisionFact> given,
      Instant now) {
    return person != null
        && Answering.mayDecide(person, now)
        && Answering.hasRoleFor(person, caller, asked)
        && !person.personId().equals(asked.subject().personId())
        && given.stream().noneMatch(answer -> answer.personId().equals(person.personId()))
        && !developed(person.personId(), asked);
  }

  private boolean developed(UUID personId, ProposalFact asked) {
    VersionKey version = asked.subject().version();
    return version != null
        && asked.member().equals(asked.subject().owner())
        && developments.of(version.artifactDigest(), null).stream()
            .flatMap(record -> record.developers().stream())
            .anyMatch(developer -> personId.equals(developer.personId()));
  }

  private static Waiting waiting(Kind kind, Standing<ProposalFact> proposal) {
    ProposalFact said = proposal.fact();
    return Waiting.of(
        kind,
        proposal.since(),
        said.expiresAt(),
        said.subject().version(),
        said.proposalId(),
        said.subject().kind());
  }
}
