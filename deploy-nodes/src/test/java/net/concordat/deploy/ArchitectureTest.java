// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import net.corda.core.flows.FlowLogic;
import org.junit.jupiter.api.Test;

/** Who may know whom, over all modules that run beside Corda. */
class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("net.concordat");

  @Test
  void commonKnowsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("net.concordat.common..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("net.concordat.common..", "java..", "org.jspecify..")
        .check(OURS);
  }

  @Test
  void theArtifactStoreKnowsCommonAlone() {
    classes()
        .that()
        .resideInAPackage("net.concordat.artifacts..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "net.concordat.artifacts..", "net.concordat.common..", "java..", "org.jspecify..")
        .check(OURS);
  }

  @Test
  void contractsKnowNoFlowAndNoStore() {
    noClasses()
        .that()
        .resideInAPackage("net.concordat.contracts..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "net.concordat.workflows..",
            "net.concordat.artifacts..",
            "net.concordat.deploy..",
            "net.concordat.cheat..")
        .check(OURS);
  }

  @Test
  void flowsKnowNothingOfTheirDeploymentNorOfCheats() {
    noClasses()
        .that()
        .resideInAPackage("net.concordat.workflows..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("net.concordat.deploy..", "net.concordat.cheat..")
        .check(OURS);
  }

  /** A person's command goes through the registry, which asks for roles and keeps who gave it. */
  @Test
  void theCommandLineStartsNoFlowThatAPersonCommands() {
    noClasses()
        .that()
        .resideInAPackage("net.concordat.deploy.cli..")
        .and()
        .haveNameNotMatching(
            ".*\\.cli\\.(OpenPeopleCommand|DecisionCommand|ObserverCommand)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(FlowLogic.class)
        .check(OURS);
  }

  @Test
  void neitherWorkerNorDeeplearning4jIsOnCordasClassPath() {
    assertThat(OURS.containPackage("net.concordat.worker")).isFalse();
    assertThat(getClass().getClassLoader().getResource("org/deeplearning4j")).isNull();
    assertThat(getClass().getClassLoader().getResource("org/nd4j")).isNull();
  }
}
