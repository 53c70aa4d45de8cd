// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import net.concordat.ui.api.CommentsApi;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.FormDialog;
import org.jspecify.annotations.Nullable;

/** Says something about a version, or answers a finding. */
final class CommentForm extends FormDialog {
  private static final long serialVersionUID = 1;

  private final transient CommentsApi comments;
  private final transient VersionKey version;
  private final @Nullable String about;
  private final TextArea text = FindingFields.text("finding.say.text");
  private UUID id = UUID.randomUUID();

  /**
   * A form.
   *
   * @param about the id of the finding that is answered; null for none
   */
  CommentForm(CommentsApi comments, VersionKey version, @Nullable String about) {
    super(
        about == null ? translate("finding.say") : translate("finding.answer.to", about),
        translate("finding.say.send"));
    this.comments = comments;
    this.version = version;
    this.about = about;
    text.setMaxLength(CommentsApi.LONGEST);
    text.setRequiredIndicatorVisible(true);
    fields(text);
  }

  @Override
  protected boolean send() {
    boolean good = FindingFields.isThere(text, !text.getValue().isBlank());
    if (good) {
      comments.say(id, version, about, text.getValue());
    }
    return good;
  }

  /** The text was changed after it had arrived, unknown to whoever wrote it. */
  @Override
  protected void refused(RegistryException refusal) {
    if (!refusal.isConflict()) {
      return;
    }
    id = UUID.randomUUID();
    outcome().say(getTranslation("finding.say.between"));
  }
}
