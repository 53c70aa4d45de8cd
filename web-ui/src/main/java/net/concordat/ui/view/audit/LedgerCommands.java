// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import java.util.List;

/** The commands of the ledger, as docs/ledger-protocol.md has them. */
final class LedgerCommands {
  static final List<String> ALL =
      List.of(
          "AdoptionContract.Adopt",
          "AdoptionContract.Promote",
          "AdoptionContract.Reinstate",
          "AdoptionContract.Retire",
          "AdoptionContract.SuspendAdoption",
          "ApprovalContract.Decide",
          "BudgetContract.OpenBudget",
          "BudgetContract.Spend",
          "ConsortiumContract.Amend",
          "ConsortiumContract.Found",
          "ConsortiumContract.IssueSeed",
          "DecisionContract.ConcludeReview",
          "DecisionContract.Decide",
          "DecisionContract.Propose",
          "DecisionContract.Refuse",
          "DeliveryReceiptContract.Receipt",
          "DevelopmentContract.Record",
          "EvaluationContract.Evaluate",
          "FederationContract.Accept",
          "FederationContract.Begin",
          "FederationContract.Leave",
          "FederationContract.Propose",
          "FederationContract.Reveal",
          "GrantContract.Accept",
          "GrantContract.Offer",
          "GrantContract.Revoke",
          "HoldoutContract.Commit",
          "HoldoutContract.Use",
          "ModelVersionContract.Approve",
          "ModelVersionContract.Freeze",
          "ModelVersionContract.Publish",
          "ModelVersionContract.PublishDerived",
          "ModelVersionContract.Reject",
          "ModelVersionContract.Unfreeze",
          "ModelVersionContract.Withdraw",
          "PeopleContract.ChangePerson",
          "PeopleContract.ChangeRule",
          "PeopleContract.Enrol",
          "PeopleContract.Open",
          "PeopleContract.RevokePerson",
          "RegisteredModelContract.IssueSeed",
          "RegisteredModelContract.Register",
          "RoundContract.Aggregate",
          "RoundContract.Commit",
          "RoundContract.RollBack",
          "ScoringContract.AnchorBatch",
          "ScoringContract.BeginLog",
          "VoteContract.Cast");

  private LedgerCommands() {}

  /** {@code ModelVersionContract.Publish} reads as {@code ModelVersion: Publish}. */
  static String words(String command) {
    return command.replace("Contract.", ": ");
  }
}
