// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ModelNamesTest extends ViewTests {
  private static final String ALONE = "e1".repeat(32);
  private static final String OF_A = "e2".repeat(32);
  private static final String OF_B = "e3".repeat(32);
  private static final String ALSO_OF_B = "e4".repeat(32);

  @Autowired private ModelsApi models;

  @BeforeEach
  void signIn() {
    signIn("developer", Roles.DEVELOPER);
    party
        .registry()
        .gives(
            "models",
            Stream.of(
                    model(ALONE, "travel", "A"),
                    model(OF_A, "cheques", "A"),
                    model(OF_B, "cheques", "B"),
                    model(ALSO_OF_B, "cheques", "B"))
                .collect(Collectors.joining(",", "{\"items\": [", "]}")));
  }

  private static String model(String id, String name, String bank) {
    return """
    {"modelId": "%s", "name": "%s", "owner": "O=Bank%s, L=London, C=GB", "purpose": "fraud",
     "lastVersion": 1, "since": "2026-03-01T09:00:00Z"}
    """
        .formatted(id, name, bank);
  }

  @Test
  void saysWhoseAModelIsOnlyWhereAnotherHasItsName() {
    ModelNames names = new ModelNames(models);
    names.know(Stream.of(ALONE, OF_A, OF_B));
    assertThat(names.name(ALONE)).isEqualTo("travel");
    assertThat(names.name(OF_A)).isEqualTo("cheques (BankA)");
    assertThat(names.name(OF_B)).isEqualTo("cheques (BankB)");
    assertThat(names.nameAndOwner(ALONE)).isEqualTo("travel (BankA)");
    assertThat(new ModelNames(models).name(OF_A)).isEqualTo("cheques");
  }

  @Test
  void tellsModelsOfOneOwnerApartByTheirIds() {
    ModelNames names = new ModelNames(models);
    names.know(Stream.of(OF_A, OF_B, ALSO_OF_B));
    assertThat(names.name(OF_A)).isEqualTo("cheques (BankA)");
    assertThat(names.name(OF_B)).startsWith("cheques (e3e3").isNotEqualTo("cheques (BankB)");
    assertThat(names.name(ALSO_OF_B)).startsWith("cheques (e4e4");
  }

  @Test
  void callsAModelThatTheRegistryDoesNotKnowByItsId() {
    ModelNames names = new ModelNames(models);
    assertThat(names.name("f9".repeat(32))).startsWith("f9f9f9");
    assertThat(names.nameAndOwner("f9".repeat(32))).startsWith("f9f9f9");
  }
}
