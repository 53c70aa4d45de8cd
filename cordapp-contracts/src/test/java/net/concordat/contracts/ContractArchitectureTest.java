// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.Contract;
import net.corda.core.contracts.ContractState;

/**
 * Contract code, and what is shaded into its jar, gives every node the same answer for the same
 * transaction, today and in ten years: no clock, no chance, no files, no order of a hash table.
 */
@AnalyzeClasses(
    packages = {"net.concordat.contracts", "net.concordat.common", "net.concordat.privacy"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ContractArchitectureTest {
  private static final Set<String> FLOATING = Set.of("double", "float");

  @ArchTest
  static final ArchRule DEPENDS_ON_LITTLE =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "net.concordat.contracts..",
                  "net.concordat.common..",
                  "net.concordat.privacy..",
                  "net.corda.core..",
                  "org.jspecify.annotations..",
                  "java.lang..",
                  "java.math..",
                  "java.nio..",
                  "java.security..",
                  "java.time..",
                  "java.util..",
                  "")); // primitives and their arrays

  @ArchTest
  static final ArchRule WHAT_IS_SHADED_KNOWS_ONLY_JAVA =
      noClasses()
          .that()
          .resideInAnyPackage("net.concordat.common..", "net.concordat.privacy..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("net.corda..", "net.concordat.contracts.."));

  @ArchTest
  static final ArchRule READS_NOTHING_OUTSIDE =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.io..",
                  "java.net..",
                  "java.nio.file..",
                  "java.nio.channels..",
                  "java.lang.reflect..",
                  "java.util.concurrent..",
                  "java.util.zip..",
                  "java.util.jar.."));

  @ArchTest
  static final ArchRule LEAVES_NOTHING_TO_CHANCE_OR_TIME =
      noClasses()
          .should()
          .dependOnClassesThat(
              type(Random.class)
                  .or(type(SplittableRandom.class))
                  .or(type(SecureRandom.class))
                  .or(type(Clock.class))
                  .or(type(Date.class))
                  .or(type(Timer.class))
                  .or(type(System.class))
                  .or(type(Thread.class))
                  .or(type(Runtime.class)))
          .orShould()
          .callMethodWhere(named("now", "randomUUID", "random"));

  @ArchTest
  static final ArchRule HAS_ONE_ORDER =
      noClasses()
          .should()
          .callMethodWhere(named("parallelStream", "parallel", "findAny", "identityHashCode"))
          .orShould()
          .callConstructorWhere(ownedBy(HashMap.class));

  @ArchTest
  static final ArchRule NEVER_WALKS_A_HASH_SET =
      codeUnits().should(notWalkASetThatItMakesOfHashes()).allowEmptyShould(false);

  @ArchTest
  static final ArchRule IS_FREE_OF_LOCALES =
      noClasses()
          .should()
          .callMethodWhere(
              ownedBy(String.class)
                  .and(named("format"))
                  .or(
                      ownedBy(String.class)
                          .and(named("toLowerCase", "toUpperCase"))
                          .and(withoutArguments())));

  @ArchTest
  static final ArchRule THE_LEDGER_HOLDS_NO_FRACTIONS =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(Value.class)
          .should()
          .haveRawType(floating());

  @ArchTest
  static final ArchRule COMPUTES_WITH_STRICT_MATH_ALONE =
      noClasses()
          .should()
          .callMethodWhere(
              ownedBy(Math.class)
                  .and(
                      describe(
                          "that takes or gives a floating-point number",
                          call ->
                              floating().test(call.getTarget().getRawReturnType())
                                  || call.getTarget().getRawParameterTypes().stream()
                                      .anyMatch(floating()))));

  @ArchTest
  static final ArchRule STATES_ARE_FINAL =
      classes()
          .that()
          .areAssignableTo(ContractState.class)
          .and()
          .areNotInterfaces()
          .should()
          .haveModifier(JavaModifier.FINAL)
          .andShould()
          .beAssignableTo(Value.class)
          .andShould()
          .beAnnotatedWith(BelongsToContract.class);

  @ArchTest
  static final ArchRule VALUES_ARE_FINAL =
      classes()
          .that()
          .areAssignableTo(Value.class)
          .and()
          .doNotHaveFullyQualifiedName(Value.class.getName())
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule FIELDS_ARE_FINAL =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("net.concordat.contracts..")
          .should()
          .beFinal()
          .because("neither a state nor a contract remembers anything");

  @ArchTest
  static final ArchRule CONTRACTS_CHECK_THE_WHOLE_TRANSACTION =
      classes()
          .that()
          .implement(Contract.class)
          .or()
          .areAssignableTo(Contract.class)
          .should()
          .beAssignableTo(ConcordatContract.class);

  @ArchTest
  static final ArchRule COMMANDS_CARRY_EVIDENCE_ALONE =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(ConcordatCommand.class)
          .should()
          .haveRawType(TornOff.class)
          .allowEmptyShould(true);

  private static DescribedPredicate<JavaClass> floating() {
    return describe("a floating-point type", type -> FLOATING.contains(type.getName()));
  }

  private static DescribedPredicate<JavaCall<?>> named(String... names) {
    Set<String> wanted = Set.of(names);
    return describe("named " + wanted, call -> wanted.contains(call.getName()));
  }

  private static DescribedPredicate<JavaCall<?>> ownedBy(Class<?> owner) {
    return describe(
        "of " + owner.getSimpleName(), call -> call.getTargetOwner().isEquivalentTo(owner));
  }

  private static DescribedPredicate<JavaCall<?>> withoutArguments() {
    return describe("without arguments", call -> call.getTarget().getRawParameterTypes().isEmpty());
  }

  private static ArchCondition<JavaCodeUnit> notWalkASetThatItMakesOfHashes() {
    Set<String> walks = Set.of("iterator", "stream", "forEach", "toArray", "toString");
    return new ArchCondition<>("not walk a set that it makes of hashes") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean makes =
            unit.getConstructorCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(HashSet.class));
        boolean walksOne =
            unit.getMethodCallsFromSelf().stream()
                .anyMatch(
                    call ->
                        walks.contains(call.getName())
                            && call.getTargetOwner().isAssignableTo(Set.class));
        events.add(new SimpleConditionEvent(unit, !(makes && walksOne), unit.getFullName()));
      }
    };
  }
}
