// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What verifies a pack knows of no network, no database and no node. */
@AnalyzeClasses(packagesOf = EvidenceVerifier.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule VERIFIES_ALONE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net..",
              "java.nio.channels..",
              "java.nio.file..",
              "java.sql..",
              "javax.sql..",
              "javax.persistence..",
              "io.netty..",
              "org.apache.activemq..",
              "org.hibernate..",
              "org.springframework..",
              "net.corda.client..",
              "net.corda.core.node..",
              "net.corda.node..");
}
