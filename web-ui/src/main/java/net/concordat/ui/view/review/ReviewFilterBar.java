// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import net.concordat.ui.api.VersionStatus;

/** Which proposals and versions to show. */
final class ReviewFilterBar extends Div {
  private static final long serialVersionUID = 1;

  private final Select<String> proposals = new Select<>();
  private final Select<VersionStatus> versions = new Select<>();
  private final Select<String> purpose = new Select<>();
  private final Checkbox mine = new Checkbox(getTranslation("review.filter.mine"));

  /** Begins with what is open. */
  ReviewFilterBar(List<String> purposes, Runnable changed) {
    addClassName("filters");
    proposals.setLabel(getTranslation("review.filter.proposals"));
    proposals.setItems("OPEN", "ACCEPTED", "REJECTED");
    proposals.setItemLabelGenerator(
        each -> each == null ? any() : getTranslation("review.filter." + each));
    proposals.setEmptySelectionAllowed(true);
    proposals.setEmptySelectionCaption(any());
    proposals.setValue("OPEN");
    versions.setLabel(getTranslation("review.filter.versions"));
    versions.setItems(VersionStatus.values());
    versions.setItemLabelGenerator(
        each -> each == null ? any() : getTranslation("part.status." + each));
    versions.setEmptySelectionAllowed(true);
    versions.setEmptySelectionCaption(any());
    versions.setValue(VersionStatus.PENDING_APPROVAL);
    purpose.setLabel(getTranslation("review.filter.purpose"));
    purpose.setItems(purposes);
    purpose.setItemLabelGenerator(each -> each == null ? any() : each);
    purpose.setEmptySelectionAllowed(true);
    purpose.setEmptySelectionCaption(any());
    add(proposals, versions, purpose, mine);
    proposals.addValueChangeListener(change -> changed.run());
    versions.addValueChangeListener(change -> changed.run());
    purpose.addValueChangeListener(change -> changed.run());
    mine.addValueChangeListener(change -> changed.run());
  }

  private String any() {
    return getTranslation("review.filter.any");
  }

  ReviewFilter filter() {
    return new ReviewFilter(
        proposals.getValue(), versions.getValue(), purpose.getValue(), mine.getValue());
  }
}
