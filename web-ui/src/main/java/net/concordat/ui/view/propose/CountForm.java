// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.propose;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.select.Select;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.Reviews;

/** Counts the votes of members on this bank's version, and approves or rejects it by them. */
final class CountForm extends CommandForm {
  private static final long serialVersionUID = 1;

  private final transient DecisionsApi decisions;
  private final transient ModelVersion version;
  private final Select<String> decision = new Select<>();

  CountForm(DecisionsApi decisions, ModelVersion version, Reviews reviews) {
    super(decisions, translate("propose.CONCLUDE"), translate("propose.count"));
    this.decisions = decisions;
    this.version = version;
    long approve = count(reviews, "APPROVE");
    long reject = count(reviews, "REJECT");
    decision.setLabel(getTranslation("propose.review.what"));
    decision.setHelperText(getTranslation("propose.votes", approve, reject));
    decision.setItems("APPROVE", "REJECT");
    decision.setItemLabelGenerator(value -> getTranslation("propose.decision." + value));
    decision.addValueChangeListener(
        change ->
            setWords(
                getTranslation(
                    "propose.words.conclude." + change.getValue(),
                    version.modelName(),
                    version.version().version())));
    decision.setValue(approve >= reject ? "APPROVE" : "REJECT");
    fields(decision);
  }

  private static long count(Reviews reviews, String decision) {
    return reviews.votes().stream().filter(vote -> vote.vote().decision().equals(decision)).count();
  }

  @Override
  protected boolean isGood() {
    return true;
  }

  @Override
  protected GivenCommand give(String key) {
    return decisions.conclude(key, version.version(), decision.getValue());
  }

  @Override
  protected void done(GivenCommand command) {
    // The version shows it.
  }
}
