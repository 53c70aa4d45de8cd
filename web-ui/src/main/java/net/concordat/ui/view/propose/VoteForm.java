// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.propose;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.part.Members;

/** Tells a version's owner what this bank's people decided. */
final class VoteForm extends CommandForm {
  private static final long serialVersionUID = 1;

  private final transient DecisionsApi decisions;
  private final transient Proposal review;

  VoteForm(DecisionsApi decisions, ModelVersion version, Proposal review) {
    super(decisions, translate("propose.VOTE"), translate("propose.tell"));
    this.decisions = decisions;
    this.review = review;
    setWords(
        getTranslation(
            "propose.words.vote." + review.subject().verdict(),
            version.modelName(),
            version.version().version(),
            Members.organisation(version.owner())));
  }

  @Override
  protected boolean isGood() {
    return true;
  }

  @Override
  protected GivenCommand give(String key) {
    return decisions.vote(key, review.proposalId());
  }

  @Override
  protected void done(GivenCommand command) {
    // The version shows it.
  }
}
