// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.VersionAction;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Step;
import net.concordat.ui.view.version.ShownVersion;

/** What its owner can do with a version: hold it for the time being, or take it back for good. */
final class HoldCard extends Section {
  private static final long serialVersionUID = 1;

  private final transient UseSources from;
  private final transient ShownVersion shown;
  private final UnorderedList steps = new UnorderedList();

  HoldCard(UseSources from, ShownVersion shown) {
    this.from = from;
    this.shown = shown;
    ModelVersion version = shown.version();
    addClassName("card");
    add(new H2(getTranslation("use.hold")));
    if (!from.sharing().party().equals(Optional.of(version.owner()))) {
      add(said("use.hold.others", Members.organisation(version.owner())));
      return;
    }
    add(said("use.hold." + version.status()));
    if (version.status() == VersionStatus.REJECTED || version.status() == VersionStatus.WITHDRAWN) {
      return;
    }
    List<VersionAction> actions = from.checklists().actions(version.version());
    boolean frozen = version.status() == VersionStatus.FROZEN;
    steps.addClassName("steps");
    offer(frozen ? Act.UNFREEZE : Act.FREEZE, actions);
    offer(Act.WITHDRAW, actions);
    add(steps);
  }

  private Paragraph said(String name, Object... arguments) {
    return new Paragraph(getTranslation(name, arguments));
  }

  private void offer(Act act, List<VersionAction> actions) {
    actions.stream()
        .filter(action -> action.action().equals(act.name()))
        .findFirst()
        .ifPresent(
            action -> steps.add(Step.by(getTranslation("use." + act), () -> open(act), action)));
  }

  private void open(Act act) {
    new ActForm(
            from.decisions(),
            act,
            key -> from.decisions().act(key, shown.version().version(), act.path()),
            shown.model().name(),
            shown.number())
        .open();
  }
}
