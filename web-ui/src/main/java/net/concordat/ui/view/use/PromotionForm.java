// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.AliasRegister;
import net.concordat.ui.api.GivenCommand;

/** Asks the bank's people to make a used version champion or challenger for its purpose. */
final class PromotionForm extends AskForm {
  private static final long serialVersionUID = 1;
  private static final List<String> PLACES = List.of("CHAMPION", "CHALLENGER");

  private final transient UseSources from;
  private final transient Adoption adoption;
  private final String name;
  private final Optional<String> champion;
  private final Select<String> place = new Select<>();

  /**
   * A form.
   *
   * @param name what the version's model is called
   * @param used all that the bank uses
   * @param register where of that serves
   */
  PromotionForm(
      UseSources from,
      Adoption adoption,
      String name,
      List<Adoption> used,
      AliasRegister register) {
    super(from.decisions(), translate("use.PROMOTE"), translate("use.ask"));
    this.from = from;
    this.adoption = adoption;
    this.name = name;
    champion =
        register
            .champion(adoption.purpose())
            .filter(id -> !id.equals(adoption.adoptionId()))
            .flatMap(id -> used.stream().filter(each -> each.adoptionId().equals(id)).findFirst())
            .map(from::named);
    List<String> others =
        PLACES.stream()
            .filter(each -> !register.place(adoption.adoptionId()).equals(Optional.of(each)))
            .toList();
    place.setLabel(getTranslation("use.place"));
    place.setItems(others);
    place.setItemLabelGenerator(each -> getTranslation("use.place." + each));
    place.setValue(others.get(0));
    place.addValueChangeListener(change -> speak());
    fields(place, decideUntil());
    speak();
  }

  @Override
  String question() {
    String chosen = place.getValue();
    String question =
        getTranslation(
            "use.words." + chosen, name, adoption.version().version(), adoption.purpose());
    if (chosen.equals("CHALLENGER")) {
      return question;
    }
    String replaced =
        champion
            .map(so -> getTranslation("use.words.replaces", so))
            .orElseGet(() -> getTranslation("use.words.first", adoption.purpose()));
    return question + "\n" + replaced;
  }

  @Override
  protected GivenCommand give(String key) {
    return from.adoptions().promote(key, adoption, place.getValue(), decideUntil().end());
  }
}
