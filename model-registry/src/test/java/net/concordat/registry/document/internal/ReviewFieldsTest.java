// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.concordat.registry.document.DocumentKind;
import net.concordat.registry.document.ReviewField;
import net.concordat.registry.document.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for. */
class ReviewFieldsTest {
  private final ReviewFields fields = new ReviewFields();

  @Test
  void asksEachFieldOnceOfADocumentThatThereIs() {
    List<ReviewField> all = fields.of(Tier.HIGH);
    assertThat(all).hasSizeGreaterThan(70).extracting(ReviewField::id).doesNotHaveDuplicates();
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
    assertThat(fields.of(Tier.MEDIUM)).containsAll(fields.of(Tier.LOW));
    assertThat(fields.of(Tier.HIGH)).containsAll(fields.of(Tier.MEDIUM));
    assertThat(fields.of(Tier.LOW).size()).isLessThan(fields.of(Tier.MEDIUM).size());
    assertThat(fields.of(Tier.MEDIUM).size()).isLessThan(fields.of(Tier.HIGH).size());
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
    ObjectNode document = DocumentText.tree(json.replace('\'', '"'));
    assertThat(ReviewFields.isSaid(document, new ReviewField("a", "model-card", "/a", "A")))
        .isEqualTo(said);
  }
}
