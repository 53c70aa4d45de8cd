// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import java.util.List;
import net.concordat.ui.api.CommentsApi;
import net.concordat.ui.api.DocumentPlace;
import net.concordat.ui.api.DocumentsApi;
import net.concordat.ui.api.VersionAction;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.FormDialog;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import org.jspecify.annotations.Nullable;

/**
 * What whoever is signed in may do about findings of a version, and the forms for it.
 *
 * @param actions what the registry says that this person can do about the version; none where it
 *     does not say, as at a regulator
 */
public record FindingActs(
    VersionKey version,
    DocumentsApi documents,
    CommentsApi comments,
    List<VersionAction> actions,
    CurrentUser user) {

  /** Whether anything can be done here by anybody. */
  boolean areShown() {
    return !actions.isEmpty();
  }

  /** Why this person does not write the report; null if nothing speaks against it. */
  @Nullable String whyNotWrite() {
    return actions.stream()
        .filter(each -> each.action().equals("WRITE_VALIDATION_REPORT") && !each.allowed())
        .map(VersionAction::detail)
        .findFirst()
        .orElse(null);
  }

  /** Whether this person may say something. */
  boolean maySay() {
    return areShown() && user.hasAny(Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER);
  }

  FormDialog open(List<String> owners) {
    return new FindingForm(documents, DocumentPlace.report(version), owners);
  }

  /** Changes a finding of a revision of the report. */
  FormDialog change(Finding finding, int revision) {
    return new FindingChangeForm(documents, DocumentPlace.report(version), finding, revision);
  }

  FormDialog say(@Nullable String about) {
    return new CommentForm(comments, version, about);
  }
}
