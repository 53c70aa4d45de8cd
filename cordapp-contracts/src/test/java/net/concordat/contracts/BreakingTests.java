// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.testing.Refusals;
import net.concordat.contracts.testing.TransactionDraft;

/**
 * Which tests break which rule, read from the compiled tests: a test breaks a rule if it names the
 * rule and asserts a refusal. A list kept by hand would claim more than is tested.
 */
final class BreakingTests {
  private static final List<Class<?>> REFUSALS = List.of(TransactionDraft.class, Refusals.class);
  private static final Map<LedgerRule, List<String>> BY_RULE = read();

  private BreakingTests() {}

  /** The tests that break a rule, as {@code Class.Nested.method}. */
  static List<String> of(LedgerRule rule) {
    return BY_RULE.getOrDefault(rule, List.of());
  }

  private static Map<LedgerRule, List<String>> read() {
    Map<LedgerRule, List<String>> byRule = new EnumMap<>(LedgerRule.class);
    JavaClasses tests = new ClassFileImporter().importPackages("net.concordat.contracts");
    for (JavaClass type : tests) {
      type.getMethods().stream()
          .filter(BreakingTests::assertsARefusal)
          .forEach(method -> collect(method, byRule));
    }
    return byRule;
  }

  private static boolean assertsARefusal(JavaMethod method) {
    return method.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                REFUSALS.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)
                    && call.getName().equals("isRefusedBy"));
  }

  private static void collect(JavaMethod method, Map<LedgerRule, List<String>> into) {
    String test = nameOf(method.getOwner()) + "." + method.getName();
    method.getFieldAccesses().stream()
        .filter(access -> access.getTargetOwner().isEquivalentTo(LedgerRule.class))
        .map(access -> LedgerRule.valueOf(access.getName()))
        .distinct()
        .forEach(rule -> into.computeIfAbsent(rule, key -> new ArrayList<>()).add(test));
  }

  private static String nameOf(JavaClass type) {
    String full = type.getName();
    return full.substring(full.lastIndexOf('.') + 1).replace('$', '.');
  }
}
