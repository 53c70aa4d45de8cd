// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.deploy.operator.Bank;
import net.concordat.privacy.PrivacySpend;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;

/**
 * What must hold of what a bank's people decided and of what it spent, on one ledger: each is there
 * once, and everything that was decided or spent is there.
 */
final class PrivateReckoning {
  private final Bank holder;
  private final Party member;
  private final List<ProposalState> accepted;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();

  /**
   * @param holder whose ledger it is
   * @param member whose private states they are
   */
  PrivateReckoning(Bank holder, Party member) {
    this.holder = holder;
    this.member = member;
    this.accepted =
        of(ProposalState.class).all().stream()
            .filter(proposal -> proposal.getStatus() == ProposalStatus.ACCEPTED)
            .toList();
  }

  Outcome outcome() {
    checkPeople();
    checkDecisions();
    checkAdoptions();
    checkChampion();
    checkSpends();
    return new Outcome(lost, doubled);
  }

  /** Everybody whom the register names is one person, and is among its first or was decided on. */
  private void checkPeople() {
    Successions<PeopleRegisterState> registers = of(PeopleRegisterState.class);
    List<UUID> people = new ArrayList<>();
    registers.first().forEach(register -> people.addAll(register.getPersonIds()));
    for (ProposalState enrolment : accepted(EnrolSubject.class)) {
      people.add(((EnrolSubject) enrolment.getSubject()).getPerson().getPersonId());
    }
    compare(
        "the people",
        people,
        of(ApproverState.class).first().stream()
            .map(approver -> approver.getPerson().getPersonId())
            .toList());
    List<UUID> named = new ArrayList<>();
    registers.last().forEach(register -> named.addAll(register.getPersonIds()));
    compare("the register", people, named);
  }

  /** Each person decided once on a proposal, and each decision on an accepted one was counted. */
  private void checkDecisions() {
    Successions<DecisionState> decisions = of(DecisionState.class);
    List<String> recorded = names(decisions.first());
    compare("the decisions", new HashSet<>(recorded), recorded);
    Set<UUID> done =
        accepted.stream().map(ProposalState::getProposalId).collect(Collectors.toSet());
    compare(
        "the decisions that were counted",
        names(
            decisions.first().stream()
                .filter(decision -> done.contains(decision.getProposalId()))
                .toList()),
        names(decisions.later()));
  }

  private static List<String> names(List<DecisionState> decisions) {
    return decisions.stream()
        .map(each -> each.getPersonId() + " as " + each.getRole() + " on " + each.getProposal())
        .toList();
  }

  private void checkAdoptions() {
    compare(
        "the adoptions",
        accepted(AdoptSubject.class).stream()
            .map(done -> Objects.requireNonNull(done.getHeader().getSupersedes()))
            .map(AdoptionState::idOf)
            .toList(),
        of(AdoptionState.class).first().stream().map(AdoptionState::getAdoptionId).toList());
  }

  /** Each promotion made one register of the one before, and the last is the champion. */
  private void checkChampion() {
    Successions<AliasRegisterState> registers = of(AliasRegisterState.class);
    List<ProposalState> promotions =
        accepted(PromoteSubject.class).stream()
            .sorted(Comparator.comparing(done -> done.getHeader().getAt()))
            .toList();
    compare("the promotions", commands(promotions), commands(registers.later()));
    if (promotions.isEmpty()) {
      return;
    }
    PromoteSubject last = (PromoteSubject) promotions.get(promotions.size() - 1).getSubject();
    compare(
        "the champions",
        List.of(last.getAdoptionId()),
        registers.last().stream()
            .flatMap(register -> register.of(last.getPurpose()).stream())
            .flatMap(alias -> Optional.ofNullable(alias.getChampion()).stream())
            .toList());
  }

  /** Each spend was taken from the budget once, and serves one version at most. */
  private void checkSpends() {
    Successions<PrivacyBudgetState> budgets = of(PrivacyBudgetState.class);
    List<SpendState> spends = of(SpendState.class).all();
    compare("the spends", commands(budgets.later()), commands(spends));
    PrivacySpend sum =
        spends.stream()
            .map(spend -> spend.getMechanism().spend())
            .reduce(PrivacySpend.NONE, PrivacySpend::plus);
    compare(
        "the sums of what was spent",
        budgets.first().stream().map(each -> sum.divergences()).toList(),
        budgets.last().stream().map(PrivacyBudgetState::getSpent).toList());
    List<StateRef> seeds = spends.stream().map(SpendState::getPublicationSeed).toList();
    compare("the seeds", new HashSet<>(seeds), seeds);
    List<StateRef> paidFor =
        holder.recorded(ModelVersionState.class, Instant.EPOCH).stream()
            .map(known -> known.getState().getData())
            .filter(version -> version.getOwner().equals(member))
            .flatMap(version -> Optional.ofNullable(version.getHeader().getSupersedes()).stream())
            .filter(seeds::contains)
            .toList();
    compare("the versions paid for", new HashSet<>(paidFor), paidFor);
  }

  private <T extends PrivateState> Successions<T> of(Class<T> type) {
    return Successions.at(holder, member, type);
  }

  private List<ProposalState> accepted(Class<? extends ProposalSubject> kind) {
    return accepted.stream().filter(done -> kind.isInstance(done.getSubject())).toList();
  }

  private static List<String> commands(List<? extends PrivateState> states) {
    return states.stream().map(state -> state.getHeader().getCommandId()).toList();
  }

  private void compare(String what, Collection<?> expected, List<?> found) {
    List<Object> missing = new ArrayList<>(expected);
    List<Object> more = new ArrayList<>();
    for (Object each : found) {
      if (!missing.remove(each)) {
        more.add(each);
      }
    }
    if (!missing.isEmpty()) {
      lost.add(where(what) + " lack " + missing);
    }
    if (!more.isEmpty()) {
      doubled.add(where(what) + " have too much: " + more);
    }
  }

  private String where(String what) {
    return what + " of " + member.getName().getOrganisation() + " at " + holder.party();
  }
}
