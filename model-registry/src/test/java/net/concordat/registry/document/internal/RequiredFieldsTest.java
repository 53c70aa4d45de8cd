// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.concordat.evidence.RequiredField;
import net.concordat.evidence.RequiredFields;
import net.concordat.evidence.Tier;
import net.concordat.registry.document.DocumentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for. */
class RequiredFieldsTest {
  @Test
  void asksEachFieldOnceOfADocumentThatThereIs() {
    List<RequiredField> all = RequiredFields.of(Tier.HIGH, true);
    assertThat(all).hasSizeGreaterThan(80).extracting(RequiredField::id).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            field ->
                assertThat(
                        field.document().equals("ledger")
                            || DocumentKind.named(field.document()).isPresent())
                    .as(field.id())
                    .isTrue());
  }

  @Test
  void asksMoreTheMoreDependsOnAModel() {
    assertThat(RequiredFields.of(Tier.MEDIUM, false))
        .containsAll(RequiredFields.of(Tier.LOW, false));
    assertThat(RequiredFields.of(Tier.HIGH, false))
        .containsAll(RequiredFields.of(Tier.MEDIUM, false));
    assertThat(RequiredFields.of(Tier.LOW, false).size())
        .isLessThan(RequiredFields.of(Tier.MEDIUM, false).size());
    assertThat(RequiredFields.of(Tier.MEDIUM, false).size())
        .isLessThan(RequiredFields.of(Tier.HIGH, false).size());
  }

  @Test
  void asksForARetirementNoteOnceAVersionIsNoLongerUsed() {
    assertThat(RequiredFields.isRetired(json("{'version': {'status': 'APPROVED'}}"))).isFalse();
    assertThat(RequiredFields.isRetired(json("{'version': {'status': 'WITHDRAWN'}}"))).isTrue();
    assertThat(
            RequiredFields.isRetired(
                json("{'adoptions': [{'status': 'APPROVED'}, {'status': 'RETIRED'}]}")))
        .isTrue();
    assertThat(RequiredFields.of(Tier.HIGH, false))
        .extracting(RequiredField::document)
        .doesNotContain("retirement-note");
    assertThat(RequiredFields.of(Tier.LOW, true))
        .filteredOn(field -> field.document().equals("retirement-note"))
        .hasSize(4);
  }

  private static ObjectNode json(String text) {
    return DocumentText.tree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|false",
        "{'a': null}|false",
        "{'a': ' '}|false",
        "{'a': {}}|false",
        "{'a': 'x'}|true",
        "{'a': false}|true",
        "{'a': 0}|true",
        "{'a': []}|true"
      })
  void takesWhatIsEmptyForMissing(String json, boolean said) {
    ObjectNode document = json(json);
    assertThat(new RequiredField("a.b", "model-card", "/a", "A").isSaid(document)).isEqualTo(said);
  }
}
