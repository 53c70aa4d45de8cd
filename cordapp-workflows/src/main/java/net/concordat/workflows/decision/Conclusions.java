// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import net.concordat.contracts.adoption.AdoptionContract;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.workflows.adoption.AdoptionSteps;
import net.concordat.workflows.approval.Reviews;
import net.concordat.workflows.people.PeopleChanges;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;

/** Every kind of proposal that a member's people can be asked, and how it is carried out. */
final class Conclusions {
  private static final Map<Class<?>, Conclusion<?>> TABLE = new LinkedHashMap<>();

  static {
    put(EnrolSubject.class, PeopleContract.Commands.Enrol::new, PeopleChanges::enrol);
    put(
        ChangePersonSubject.class,
        PeopleContract.Commands.ChangePerson::new,
        PeopleChanges::changePerson);
    put(
        RevokePersonSubject.class,
        PeopleContract.Commands.RevokePerson::new,
        PeopleChanges::revokePerson);
    put(RuleSubject.class, PeopleContract.Commands.ChangeRule::new, PeopleChanges::changeRule);
    put(
        AdoptSubject.class,
        AdoptionContract.Commands.Adopt::new,
        AdoptionSteps::adopt,
        AdoptionSteps::requireAdopter);
    put(
        ReinstateSubject.class,
        AdoptionContract.Commands.Reinstate::new,
        AdoptionSteps::reinstate,
        AdoptionSteps::requireReinstater);
    put(
        PromoteSubject.class,
        AdoptionContract.Commands.Promote::new,
        AdoptionSteps::promote,
        AdoptionSteps::requirePromoter);
    put(ReviewSubject.class, DecisionContract.Commands.ConcludeReview::new, Reviews::conclude);
  }

  private Conclusions() {}

  private static <S extends ProposalSubject> void put(
      Class<S> kind, Supplier<ConcordatCommand> command, Conclusion.Step<S> step) {
    put(kind, command, step, (vault, member, subject, personId) -> {});
  }

  private static <S extends ProposalSubject> void put(
      Class<S> kind,
      Supplier<ConcordatCommand> command,
      Conclusion.Step<S> step,
      Conclusion.Eligibility<S> eligibility) {
    TABLE.put(kind, new Conclusion<>(command, step, eligibility));
  }

  /**
   * How a subject is carried out.
   *
   * @throws RefusedException if nothing carries out that kind
   */
  @SuppressWarnings("unchecked")
  static <S extends ProposalSubject> Conclusion<S> of(S subject) throws RefusedException {
    Conclusion<?> found = TABLE.get(subject.getClass());
    if (found == null) {
      throw FlowRule.FOUND.refusal("no way to carry out " + subject.getClass().getSimpleName());
    }
    return (Conclusion<S>) found;
  }
}
