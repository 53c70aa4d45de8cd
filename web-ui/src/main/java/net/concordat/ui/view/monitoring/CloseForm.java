// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.monitoring;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import net.concordat.ui.api.MonitoringAlarm;
import net.concordat.ui.api.MonitoringApi;
import net.concordat.ui.part.FormDialog;

/** Closes an alarm with what was found out about it. */
final class CloseForm extends FormDialog {
  private static final long serialVersionUID = 1;

  /** So long a note may be. */
  private static final int LONGEST = 4_000;

  private final transient MonitoringApi monitoring;
  private final transient MonitoringAlarm alarm;
  private final TextArea note = new TextArea(getTranslation("monitoring.alarm.note"));

  CloseForm(MonitoringApi monitoring, MonitoringAlarm alarm, Locale locale) {
    super(translate("monitoring.close"), translate("monitoring.close.send"));
    this.monitoring = monitoring;
    this.alarm = alarm;
    note.setHelperText(getTranslation("monitoring.close.lesson"));
    note.setMaxLength(LONGEST);
    note.setRequiredIndicatorVisible(true);
    note.setManualValidation(true);
    note.setErrorMessage(getTranslation("part.required"));
    fields(
        new Paragraph(MetricWords.of(alarm, locale)),
        new Paragraph(getTranslation("monitoring.close.follows")),
        note);
  }

  @Override
  protected boolean send() {
    boolean good = !note.getValue().isBlank();
    note.setInvalid(!good);
    if (good) {
      monitoring.close(alarm.id(), note.getValue().strip());
    }
    return good;
  }
}
