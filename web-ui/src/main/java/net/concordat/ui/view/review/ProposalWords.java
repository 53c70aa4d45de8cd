// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.List;
import java.util.stream.Collectors;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.part.Members;
import org.jspecify.annotations.Nullable;

/** What people are asked, as people say it. */
public final class ProposalWords {
  private ProposalWords() {}

  /** The question in a few words; of a kind that is not known, its name. */
  public static String of(Proposal.Subject subject) {
    return switch (subject.kind()) {
      case "Adopt" -> translate("review.kind.Adopt", said(subject.purpose()));
      case "Reinstate" -> translate("review.kind.Reinstate");
      case "Promote" ->
          translate("review.kind.Promote." + said(subject.place()), said(subject.purpose()));
      case "Review" ->
          translate(
              "review.kind.Review." + said(subject.verdict()),
              Members.organisation(said(subject.owner())));
      case "Enrol", "ChangePerson" ->
          translate("review.kind." + subject.kind(), roles(subject.roles()));
      case "RevokePerson" -> translate("review.kind.RevokePerson");
      case "Rule" -> translate("review.kind.Rule", roles(subject.roles()));
      default -> subject.kind();
    };
  }

  /** Roles of the ledger's, named; none mean any two others. */
  public static String roles(@Nullable List<String> roles) {
    return roles == null || roles.isEmpty()
        ? translate("review.anyTwo")
        : roles.stream().map(ProposalWords::role).collect(Collectors.joining(", "));
  }

  /** A role of the ledger's; one that is not known as it is. */
  public static String role(String role) {
    return switch (role) {
      case "MODEL_DEVELOPER", "MODEL_VALIDATOR", "MODEL_APPROVER" ->
          translate("review.role." + role);
      default -> role;
    };
  }

  private static String said(@Nullable String value) {
    return value == null ? "" : value;
  }
}
