// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.ArrayList;
import java.util.List;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.Lineage;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;

/** Says what follows from revoking a grant, and has that confirmed. */
public final class RevokeDialog extends ConfirmDialog {
  private static final long serialVersionUID = 1;

  /**
   * Asks about a grant.
   *
   * @param receipts of its version
   * @param lineage of its version
   * @param confirmed what to do then
   */
  public RevokeDialog(
      Grant grant, List<Grant.Receipt> receipts, Lineage lineage, Runnable confirmed) {
    String grantee = Members.organisation(grant.grantee());
    setHeader(getTranslation("version.revoke.sure", grantee));
    add(PolicyWords.list(consequences(grant, receipts, lineage)));
    setCancelable(true);
    setCancelText(getTranslation("version.revoke.keep"));
    setConfirmText(getTranslation("version.revoke"));
    setConfirmButtonTheme("error primary");
    addConfirmListener(confirmation -> confirmed.run());
  }

  private List<String> consequences(Grant grant, List<Grant.Receipt> receipts, Lineage lineage) {
    String grantee = Members.organisation(grant.grantee());
    List<String> sentences = new ArrayList<>();
    sentences.add(
        getTranslation(
            grant.kind().equals("USE") ? "version.revoke.use" : "version.revoke.review", grantee));
    receipts.stream()
        .filter(receipt -> receipt.grantId().equals(grant.grantId()))
        .map(
            receipt ->
                getTranslation(
                    "version.revoke.received", grantee, Times.words(receipt.since(), getLocale())))
        .findFirst()
        .ifPresentOrElse(
            sentences::add,
            () -> sentences.add(getTranslation("version.revoke.received.not", grantee)));
    long derived =
        lineage.children().stream()
            .map(ModelVersion::owner)
            .filter(owner -> owner.equals(grant.grantee()))
            .count();
    if (derived > 0) {
      sentences.add(getTranslation("version.revoke.derived", grantee, derived));
    }
    if (grant.terms().mayShareOnward()) {
      sentences.add(getTranslation("version.revoke.passedOn", grantee));
    }
    sentences.add(getTranslation("version.revoke.final"));
    return sentences;
  }
}
