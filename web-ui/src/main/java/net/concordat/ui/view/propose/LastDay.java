// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.propose;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import net.concordat.ui.part.Times;

/** The day at whose end, in UTC, something ends. */
public final class LastDay extends DatePicker {
  private static final long serialVersionUID = 1;
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
  private static final int DAYS = 7;

  /**
   * A field.
   *
   * @param name of its label; its help is the text of that name with {@code .help}
   * @param preset which day it has at first, from today
   */
  LastDay(String name, UnaryOperator<LocalDate> preset) {
    super(translate(name));
    setHelperText(translate(name + ".help"));
    setValue(preset.apply(LocalDate.now(ZoneOffset.UTC)));
    setRequiredIndicatorVisible(true);
    setManualValidation(true);
  }

  /** Until when people may decide: a week, unless somebody says otherwise. */
  public static LastDay toDecide() {
    return new LastDay("propose.decideUntil", today -> today.plusDays(DAYS));
  }

  /** When that is. */
  public Instant end() {
    return getValue().atTime(END_OF_DAY).toInstant(ZoneOffset.UTC);
  }

  /** In words; of no day, dots. */
  public String words() {
    return getValue() == null ? "…" : Times.words(end(), getLocale());
  }

  /** Whether that is still to come; says so if not. */
  public boolean isAhead() {
    boolean ahead = getValue() != null && end().isAfter(Instant.now());
    setErrorMessage(getTranslation("propose.ahead"));
    setInvalid(!ahead);
    return ahead;
  }
}
