// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

/** The accountant computes with what Java defines to the last bit, and with nothing else. */
@AnalyzeClasses(
    packages = "net.concordat.privacy",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ReproducibilityTest {
  @ArchTest
  static final ArchRule DEPENDS_ON_LITTLE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "net.concordat.privacy",
              "java.lang",
              "java.math",
              "java.util",
              "org.jspecify.annotations",
              "");

  @ArchTest
  static final ArchRule COMPUTES_WITH_STRICT_MATH_ALONE =
      noClasses().should().dependOnClassesThat().areAssignableTo(Math.class);

  /** Class files of Java 8 say for each method whether its arithmetic is strict. */
  @Test
  void everyMethodOfTheAccountantIsStrict() {
    for (Method method : PrivacyAccountant.class.getDeclaredMethods()) {
      if (!method.isSynthetic()) {
        assertThat(Modifier.isStrict(method.getModifiers())).as(method.getName()).isTrue();
      }
    }
  }
}
