// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** What may know of what. */
@AnalyzeClasses(packagesOf = RegistryApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ONLY_LEDGER_SEES_CORDA =
      noClasses()
          .that()
          .resideOutsideOfPackage("net.concordat.registry.ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "net.corda..", "net.concordat.contracts..", "net.concordat.workflows..");

  @Test
  void modulesUseEachOthersInterfacesAlone() {
    ApplicationModules.of(RegistryApplication.class).verify();
  }
}
