// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "net.concordat.worker",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule knowsNothingOfCorda =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("net.corda..");

  @ArchTest
  static final ArchRule usesOfTheOtherModulesOnlyThoseWithoutCorda =
      noClasses()
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are in another module than common, the store, the accountant, federation, inference and the scoring client",
                  type ->
                      type.getPackageName().startsWith("net.concordat.")
                          && !type.getPackageName().startsWith("net.concordat.worker")
                          && !type.getPackageName().startsWith("net.concordat.common")
                          && !type.getPackageName().equals("net.concordat.artifacts")
                          && !type.getPackageName().startsWith("net.concordat.federation")
                          && !type.getPackageName().startsWith("net.concordat.inference")
                          && !type.getPackageName().equals("net.concordat.scoring.client")
                          && !type.getPackageName().equals("net.concordat.privacy")));

  @ArchTest
  static final ArchRule whatABankMakesAtAdoptionReachesNothingThatPacksOrUploads =
      noClasses()
          .that()
          .resideInAnyPackage(
              "net.concordat.worker.artifact..",
              "net.concordat.worker.checkpoint..",
              "net.concordat.worker.job..",
              "net.concordat.worker.registry..",
              "net.concordat.worker.training..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.concordat.worker.adoption..");

  @ArchTest
  static final ArchRule neverDeserialisesJavaObjects =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.deeplearning4j.util.ModelSerializer");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("net.concordat.worker.cli")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule onlyTrainingKnowsTheNetworkLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("net.concordat.worker.training")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

  @ArchTest
  static final ArchRule subjectsHaveNoCycles =
      slices().matching("net.concordat.worker.(*)..").should().beFreeOfCycles();
}
