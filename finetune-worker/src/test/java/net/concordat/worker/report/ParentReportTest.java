// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ArtifactReader;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.artifact.ParentCheck;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.incoming.Verdict;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParentReportTest {
  private static final ModelTraining TRAINING = new ModelTraining(TrainingProgress.NONE);
  private static final LoadedArtifact PARENT =
      LoadedArtifact.of(
          TRAINING
              .pretrain(
                  Fixtures.pretrain(Fixtures.settings(1, null), 1),
                  Fixtures.SCHEMA,
                  Fixtures.rows(100, 1))
              .artifact());

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void theCardNamesTheReportAndSaysTheVerdictWithoutTheBanksFigures(Verdict verdict)
      throws IOException {
    String report = report(PARENT.digest().hex(), verdict.name());
    Files.writeString(folder.resolve("report.json"), report);

    Artifact made = made(ParentReport.check(spec(Fixtures.settings(1, null)), PARENT, folder));

    ParentCheck check = made.card().training().parentCheck();
    assertThat(check)
        .isEqualTo(
            new ParentCheck(
                Sha256.of(report.getBytes(StandardCharsets.UTF_8)).hex(), verdict.forCards()));
    assertThat(verdict.forCards()).doesNotContainPattern("[0-9]");
    assertThat(made.card().format()).isEqualTo("concordat-card/2");
    assertThat(made.manifest().fields())
        .extracting(ExportManifest.Field::field)
        .contains("card.json/training/parentCheck");
  }

  @Test
  void theCardSaysThatNobodySearched() throws IOException {
    Artifact made = made(ParentCheck.NONE);

    assertThat(made.card().training().parentCheck()).isEqualTo(ParentCheck.NONE);
    assertThat(ParentCheck.NONE.residualRisk()).contains("was not searched for triggers");
    assertThat(made.manifest().fields())
        .extracting(ExportManifest.Field::field)
        .doesNotContain("card.json/training/parentCheck");
    Path zip = folder.resolve("made.zip");
    Files.write(zip, made.encode());
    assertThat(ArtifactReader.read(zip, null).artifact().card()).isEqualTo(made.card());
  }

  @Test
  void aPrivateRunDoesNotTellWhatWasFound() throws IOException {
    Files.writeString(folder.resolve("report.json"), report(PARENT.digest().hex(), "NONE_FOUND"));

    assertThat(ParentReport.check(spec(privately()), PARENT, folder).residualRisk())
        .isEqualTo(Verdict.UNSAID);

    Files.writeString(folder.resolve("report.json"), report(PARENT.digest().hex(), "SUSPICIOUS"));
    assertThatThrownBy(() -> ParentReport.check(spec(privately()), PARENT, folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must not go unsaid");
  }

  @Test
  void refusesReportsOfOtherVersionsOrWithoutASearch() throws IOException {
    assertRefused(report("ab".repeat(32), "NONE_FOUND"), "'artifactDigest' must be");
    assertRefused(report(PARENT.digest().hex(), "FINE"), "that 'evaluate --received' made");
    assertRefused(
        "{\"format\": \"concordat-audit/1\"}", "'format' must be '" + EvaluationReport.FORMAT);
    assertRefused("[]", "'format' must be");
    assertRefused("nothing", "is not JSON");
  }

  @Test
  void anArtifactWithASearchThatItsManifestDoesNotNameIsRefused() throws IOException {
    Artifact made = made(new ParentCheck("ab".repeat(32), "Nothing was found."));

    assertThatThrownBy(
            () ->
                new Artifact(
                    made.architecture(),
                    made.weights(),
                    made.schema(),
                    made.card(),
                    ExportManifest.withoutPrivacy()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must name 'card.json/training/parentCheck'");
  }

  @Test
  void cardsOfTheFirstFormatHaveNone() {
    ModelCard old = PARENT.artifact().card();

    assertThat(old.format()).isEqualTo("concordat-card/1");
    assertThatThrownBy(
            () ->
                new ModelCard(
                    "concordat-card/2", old.details(), old.training(), old.testing(), old.usage()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "A card's format must be 'concordat-card/1' without a 'parentCheck', but is 'concordat-card/2'");
    assertThatThrownBy(
            () ->
                new ModelCard.Training(
                    ModelCard.Kind.PRETRAINED, null, "some", 1, ParentCheck.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("only with a parent");
    assertThatThrownBy(() -> new ParentCheck("AB", "text"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("64 lower-case");
    assertThatThrownBy(() -> new ParentCheck(null, "x".repeat(1001)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1 to 1000 characters");
  }

  private void assertRefused(String report, String why) throws IOException {
    Files.writeString(folder.resolve("report.json"), report);
    assertThatThrownBy(() -> ParentReport.check(spec(Fixtures.settings(1, null)), PARENT, folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }

  private static Artifact made(ParentCheck check) {
    TrainedModel model =
        TRAINING.fineTune(PARENT, spec(Fixtures.settings(1, null)), Fixtures.rows(100, 2));
    return model.withParentCheck(check).artifact();
  }

  private static FineTuneSpec spec(TrainingSettings settings) {
    return new FineTuneSpec(
        FineTuneSpec.FORMAT,
        DataSpec.file("rows.csv"),
        null,
        "report.json",
        "bad",
        0,
        FineTuneSpec.OutputLayer.CONTINUED,
        null,
        settings,
        1,
        Fixtures.CARD);
  }

  private static TrainingSettings privately() {
    return new TrainingSettings(
        0.01,
        1,
        32,
        0,
        0,
        0,
        ClassWeighting.NONE,
        null,
        null,
        new PrivacySettings(
            PrivacyUnit.ROW, null, null, "Made up", 100, 1.0, 1.0, null, 1e-4, null));
  }

  private static String report(String digest, String verdict) {
    return Json.line(
        Map.of(
            "format",
            EvaluationReport.FORMAT,
            "artifactDigest",
            digest,
            "incoming",
            Map.of("verdict", verdict, "residualRisk", "with Amount = 17, 66 events")));
  }
}
