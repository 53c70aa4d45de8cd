// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.guide;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import net.concordat.ui.view.guide.Progress.State;

/** Offers to lead somebody, or to go on where that was left. */
public final class GuideCard extends Section {
  private static final long serialVersionUID = 1;

  private GuideCard(GuideBar guide, Progress progress) {
    addClassNames("card", "guide-card");
    boolean left = progress.state() == State.LEFT && progress.step() < guide.steps();
    Button begin =
        new Button(
            getTranslation(left || progress.state() == State.DONE ? "guide.again" : "guide.begin"),
            click -> guide.lead(0));
    Div buttons = new Div(begin);
    buttons.addClassName("page-actions");
    if (left) {
      Button on =
          new Button(
              getTranslation("guide.goOn", progress.step() + 1, guide.steps()),
              click -> guide.lead(progress.step()));
      on.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      buttons.addComponentAsFirst(on);
    } else if (progress.state() == State.NEW) {
      begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }
    add(
        new H2(getTranslation("guide.title")),
        new Paragraph(
            getTranslation(
                progress.state() == State.DONE ? "guide.done" : "guide.offer", guide.steps())),
        buttons);
  }

  /** The offer; none while somebody is led, or as long as there is nothing to be led to. */
  public static Optional<GuideCard> offered(GuideBar guide) {
    Progress progress = Progress.current();
    return progress.state() == State.ON || !guide.hasContent()
        ? Optional.empty()
        : Optional.of(new GuideCard(guide, progress));
  }
}
