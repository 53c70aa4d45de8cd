// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.evidence.PackForgery.entries;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.PackSample.hex;
import static net.concordat.it.PackSample.packed;
import static net.concordat.it.PackSample.sealOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.evidence.EvidenceVerifier;
import net.concordat.evidence.Verification;
import net.concordat.workflows.decision.Ballot;
import net.concordat.workflows.decision.DecisionByCodeFlow;
import net.concordat.workflows.evidence.Evidence;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a pack has, and that it proves itself. */
@Order(4)
@Timeout(600)
@ExtendWith(SharedConsortium.class)
class EvidencePackIT {
  private final TestConsortium c;
  private final PackSample sample;
  private final Map<String, byte[]> entries;

  EvidencePackIT(TestConsortium c) {
    this.c = c;
    this.sample = PackSample.of(c);
    this.entries = entries(sample.pack);
  }

  private String text(String name) {
    return text(entries, name);
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(Objects.requireNonNull(entries.get(name), name), StandardCharsets.UTF_8);
  }

  private static List<String> all(Map<String, byte[]> entries, String folder) {
    List<String> texts = new ArrayList<>();
    entries.forEach(
        (name, content) -> {
          if (name.startsWith(folder)) {
            texts.add(new String(content, StandardCharsets.UTF_8));
          }
        });
    return texts;
  }

  @Test
  void isVerified() {
    Verification verification = EvidenceVerifier.verify(sample.pack);
    assertThat(verification.problems()).isEmpty();
    assertThat(verification.consortiumId()).isEqualTo(sample.contents.consortiumId());
    assertThat(String.join("\n", verification.summary()))
        .contains(sample.contents.transactions().size() + " transactions")
        .contains("put together by " + party(c.bankB).getName())
        .contains(party(c.regulator).getName().toString())
        .contains("1 documents that the ledger names; 3 that it does not");
    assertThat(entries.keySet())
        .contains("index.json", "seal.json", "mapping.json", "mapping.md", "lineage.json")
        .anyMatch(name -> name.startsWith("states/AdoptionState"));
    System.out.printf(
        "a pack of %d transactions has %d entries and %d bytes%n",
        sample.contents.transactions().size(), entries.size(), sample.pack.length);
  }

  @Test
  void isTheSameToTheByteEachTime() {
    byte[] once = packedNow();
    assertThat(packedNow()).isEqualTo(once);
  }

  private byte[] packedNow() {
    return packed(
        PackSample.contents(c.bankB, sample.scene.receipted(c.bankB))
            .with(sample.contents.documents()),
        sealOf(c.bankB));
  }

  @Test
  void hasDocumentsInFullAndSaysWhereTheLedgerNamesThemAndWhichAreElsewhere() {
    String report = hex(SecureHash.sha256(AdoptionScene.REPORT));
    assertThat(text("documents/validation-report-1-" + report + ".json"))
        .isEqualTo(AdoptionScene.REPORT);
    assertThat(text("others/model-card-2-" + hex(SecureHash.sha256(PackSample.CARD)) + ".json"))
        .isEqualTo(PackSample.CARD);
    assertThat(text("revisions.json")).contains("\"author\" : \"somebody\"");
    String documents = text("documents.json");
    assertThat(documents.substring(0, documents.indexOf("notHere")))
        .contains("\"kind\" : \"AdoptionState\"", "\"field\" : \"/evidenceDigest\"");
    assertThat(documents.substring(documents.indexOf("notHere")))
        .contains(hex(sample.scene.parent.getArtifact().getCardDigest()))
        .doesNotContain(report);
  }

  @Test
  void hasTheWordsThatPeopleSignedAsTheirNodeShowsThem() {
    List<String> decisions =
        all(entries, "assertions/").stream()
            .filter(assertion -> assertion.contains("\"words\" : \"I "))
            .filter(assertion -> !assertion.contains("\"key\" : null"))
            .toList();
    assertThat(decisions).hasSizeGreaterThanOrEqualTo(4);
    for (String decision : decisions) {
      String code = field(decision, "code");
      Ballot shown = Nodes.run(c.bankB, new DecisionByCodeFlow(party(c.bankB), code));
      assertThat(field(decision, "words").replace("\\n", "\n")).isEqualTo(shown.getWords());
    }
  }

  private static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\" : \"([^\"]*)\"").matcher(json);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  @Test
  void showsWhoOfOtherBanksDecidedTheirVotesThoughNotTheirKeys() {
    assertThat(all(entries, "assertions/"))
        .filteredOn(assertion -> assertion.contains("\"key\" : null"))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            assertion ->
                assertThat(assertion).contains("I approve, as ", "\"clientDataJSON\"", "Tell O="));
    assertThat(text("states/ApprovalState.json"))
        .contains(party(c.bankA).getName().toString(), party(c.bankC).getName().toString());
  }

  @Test
  void hasThePrivacyThatTheFirstParentSpent() {
    assertThat(text("privacy-spend.json"))
        .contains("\"spend\"", "\"claimed\"", hex(sample.scene.parent.getModelId()))
        .contains("epsilonMillionths");
  }

  @Test
  void isVerifiedAlsoWhereTheRegulatorPutsItTogetherWithAllKeysAndTheWholeMatrix() {
    Evidence evidence = EvidenceScene.of(c.regulator, sample.scene.derived);
    byte[] regulators = packed(PackSample.contents(c.regulator, evidence), sealOf(c.regulator));
    assertThat(EvidenceVerifier.verify(regulators).problems()).isEmpty();
    Map<String, byte[]> inside = entries(regulators);
    assertThat(inside.keySet()).anyMatch(name -> name.startsWith("states/EvaluationState"));
    assertThat(inside.keySet()).anyMatch(name -> name.startsWith("states/SpendState"));
    assertThat(text(inside, "evaluation-matrix.json"))
        .contains(party(c.bankC).getName().toString(), "rocAuc");
    assertThat(all(inside, "assertions/"))
        .isNotEmpty()
        .noneMatch(assertion -> assertion.contains("\"key\" : null"));
  }

  @Test
  void namesWhatIsMissingAndClaimsNothing() {
    String mapping = text("mapping.json");
    assertThat(mapping)
        .contains("It does not say that any text is complied with")
        .contains("Annex IV(2)(a)", "SR 26-2", "PRA SS1/23", "ECB guide, machine learning")
        .contains("\"tier\" : \"LOW\"");
    assertThat(mapping.substring(mapping.indexOf("\"missing\"")))
        .contains("Conditions of use", "purpose.tierReason", "monitoring.metrics")
        .doesNotContain("Votes of the consortium's members", "Privacy budget spent")
        .doesNotContain("identity.developer", "monitoring.killSwitch", "decision.approvers");
    assertThat(text("mapping.md")).contains("# What is missing", "tier LOW");
  }
}
