// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.concordat.registry.ledger.AdoptionAct;
import net.concordat.registry.ledger.BudgetAct;
import net.concordat.registry.ledger.DevelopmentAct;
import net.concordat.registry.ledger.EvaluationAct;
import net.concordat.registry.ledger.FederationAct;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.ModelAct;
import net.concordat.registry.ledger.PeopleAct;
import net.concordat.registry.ledger.ScoringAct;
import net.concordat.registry.ledger.SharingAct;

/** What can be commanded, and who may. */
public enum CommandKind {
  REGISTER_MODEL(ModelAct.Register.class, Roles.DEVELOPER),
  PUBLISH_VERSION(ModelAct.Publish.class, Roles.DEVELOPER),
  RECORD_DEVELOPMENT(DevelopmentAct.Record.class, Roles.DEVELOPER),
  CONCLUDE_VERSION(ModelAct.Conclude.class, Roles.DEVELOPER, Roles.ADMIN),
  FREEZE_VERSION(ModelAct.Freeze.class, Roles.DEVELOPER, Roles.VALIDATOR, Roles.ADMIN),
  UNFREEZE_VERSION(ModelAct.Unfreeze.class, Roles.DEVELOPER, Roles.ADMIN),
  WITHDRAW_VERSION(ModelAct.Withdraw.class, Roles.DEVELOPER, Roles.ADMIN),
  OFFER_GRANT(SharingAct.Offer.class, Roles.DEVELOPER, Roles.ADMIN),
  ACCEPT_GRANT(SharingAct.Accept.class, Roles.DEVELOPER, Roles.ADMIN),
  REVOKE_GRANT(SharingAct.Revoke.class, Roles.DEVELOPER, Roles.ADMIN),
  REQUEST_DELIVERY(SharingAct.RequestDelivery.class, Roles.DEVELOPER, Roles.VALIDATOR),
  CANCEL_DELIVERY(SharingAct.CancelDelivery.class, Roles.DEVELOPER, Roles.VALIDATOR, Roles.ADMIN),
  COMMIT_HOLDOUT(EvaluationAct.CommitHoldout.class, Roles.VALIDATOR),
  RECORD_EVALUATION(EvaluationAct.Record.class, Roles.VALIDATOR),
  PROPOSE_REVIEW(AdoptionAct.ProposeReview.class, Roles.VALIDATOR, Roles.APPROVER),
  VOTE(AdoptionAct.Vote.class, Roles.VALIDATOR, Roles.APPROVER),
  PROPOSE_ADOPTION(AdoptionAct.ProposeAdoption.class, Roles.VALIDATOR, Roles.APPROVER),
  PROPOSE_PROMOTION(AdoptionAct.ProposePromotion.class, Roles.VALIDATOR, Roles.APPROVER),
  PROPOSE_REINSTATEMENT(AdoptionAct.ProposeReinstatement.class, Roles.VALIDATOR, Roles.APPROVER),
  SUSPEND_ADOPTION(AdoptionAct.Suspend.class, Roles.VALIDATOR, Roles.APPROVER, Roles.ADMIN),
  RETIRE_ADOPTION(AdoptionAct.Retire.class, Roles.APPROVER, Roles.ADMIN),
  OPEN_BUDGET(BudgetAct.OpenBudget.class, Roles.APPROVER, Roles.ADMIN),
  SPEND_BUDGET(BudgetAct.SpendBudget.class, Roles.DEVELOPER),
  ANCHOR_BATCH(ScoringAct.AnchorBatch.class, Roles.SCORING_SERVICE),
  PROPOSE_FEDERATION(FederationAct.Propose.class, Roles.DEVELOPER),
  ACCEPT_FEDERATION(FederationAct.Accept.class, Roles.DEVELOPER, Roles.ADMIN),
  LEAVE_FEDERATION(FederationAct.Leave.class, Roles.DEVELOPER, Roles.ADMIN),
  BEGIN_FEDERATION(FederationAct.Begin.class, Roles.DEVELOPER),
  PROPOSE_PERSON(PeopleAct.ProposePerson.class, Roles.ADMIN),
  PROPOSE_REVOCATION(PeopleAct.ProposeRevocation.class, Roles.ADMIN),
  PROPOSE_RULE(PeopleAct.ProposeRule.class, Roles.ADMIN),
  DECIDE(PeopleAct.Decide.class, Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER),
  CARRY_OUT(PeopleAct.CarryOut.class, Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER);

  private static final class Roles {
    static final String DEVELOPER = "model-developer";
    static final String VALIDATOR = "model-validator";
    static final String APPROVER = "model-approver";
    static final String ADMIN = "bank-admin";
    static final String SCORING_SERVICE = "scoring-service";
  }

  private final Class<? extends LedgerAct> act;
  private final List<String> roles;

  CommandKind(Class<? extends LedgerAct> act, String... roles) {
    this.act = act;
    this.roles = List.of(roles);
  }

  /** The kind of an act. */
  public static CommandKind of(LedgerAct act) {
    return Arrays.stream(values())
        .filter(kind -> kind.act.isInstance(act))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No command does " + act.getClass().getName()));
  }

  /** What such a command asks for. */
  public Class<? extends LedgerAct> act() {
    return act;
  }

  /** Who may give it: whoever has one of these. */
  public List<String> roles() {
    return roles;
  }

  /** As it is shown, for example {@code publish-version}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
