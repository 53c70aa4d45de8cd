// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import static com.vaadin.flow.i18n.I18NProvider.translate;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.Completeness;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class FieldNamesTest extends ViewTests {
  private static final Path FIELDS =
      Path.of("../evidence-pack/src/main/resources/net/concordat/evidence/required-fields.csv");

  private static List<Completeness.Field> fields() throws IOException {
    return Files.readAllLines(FIELDS).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split(";", 5))
        .map(parts -> new Completeness.Field(parts[0], parts[2], parts[3], parts[4]))
        .toList();
  }

  @Test
  void callsEachFieldWhatTheRegistryDoes() throws IOException {
    signIn("validator", Roles.VALIDATOR);
    assertThat(fields()).hasSizeGreaterThan(80);
    for (Completeness.Field field : fields()) {
      assertThat(translate("document.field." + field.id())).isEqualTo(field.title());
      assertThat(FieldNames.of(field)).isEqualTo(field.title());
    }
  }

  @Test
  void speaksGermanAndKeepsWhatItDoesNotKnow() throws IOException {
    signIn(Locale.GERMANY, "validator", Roles.VALIDATOR);
    assertThat(fields().stream().filter(field -> field.id().equals("purpose.tier")))
        .singleElement()
        .extracting(FieldNames::of)
        .isEqualTo("Wesentlichkeitsstufe");
    assertThat(FieldNames.of(new Completeness.Field("new.thing", "ledger", "/a", "A new thing")))
        .isEqualTo("A new thing");
  }
}
