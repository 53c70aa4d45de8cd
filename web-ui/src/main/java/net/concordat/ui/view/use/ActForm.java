// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.List;
import java.util.function.Function;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.view.propose.CommandForm;
import net.concordat.ui.view.version.PolicyWords;

/** Says what follows from an act, has confirmed what cannot be undone, and has it done. */
final class ActForm extends CommandForm {
  private static final long serialVersionUID = 1;

  private final transient Function<String, GivenCommand> command;
  private final Checkbox sure = new Checkbox(getTranslation("use.sure"));

  /**
   * A form.
   *
   * @param command does it, under a key
   * @param about the version's name and number, and for what it is used
   */
  ActForm(
      DecisionsApi decisions, Act act, Function<String, GivenCommand> command, Object... about) {
    super(decisions, translate("use." + act + ".title", about), translate("use." + act));
    this.command = command;
    fields(PolicyWords.list(List.of(translate("use." + act + ".follows").split("\n", -1))));
    setWords(translate("use." + act + ".words", about));
    sure.setVisible(act.isFinal());
    sure.setManualValidation(true);
    if (act.isFinal()) {
      warn();
      fields(sure);
    }
  }

  @Override
  protected boolean isGood() {
    boolean good = !sure.isVisible() || sure.getValue();
    sure.setErrorMessage(getTranslation("use.sure.first"));
    sure.setInvalid(!good);
    return good;
  }

  @Override
  protected GivenCommand give(String key) {
    return command.apply(key);
  }

  @Override
  protected void done(GivenCommand given) {
    // The version shows it.
  }
}
