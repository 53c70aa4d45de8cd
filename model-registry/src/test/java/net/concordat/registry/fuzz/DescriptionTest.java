// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.concordat.registry.ledger.internal.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API's description is of what there is. */
class DescriptionTest extends DatabaseTest {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private final Map<String, Set<Class<?>>> named = new TreeMap<>();

  /** Types are described by their simple names, so one of two would be described as the other. */
  @Test
  void namesNoTwoTypesAlike() {
    mappings.getHandlerMethods().values().stream()
        .filter(method -> isOurs(method.getBeanType()))
        .flatMap(DescriptionTest::spoken)
        .forEach(this::name);

    assertThat(named).hasSizeGreaterThan(50);
    assertThat(named).allSatisfy((name, types) -> assertThat(types).as(name).hasSize(1));
  }

  private static Stream<ResolvableType> spoken(HandlerMethod method) {
    return Stream.concat(
        Stream.of(ResolvableType.forMethodReturnType(method.getMethod())),
        Arrays.stream(method.getMethodParameters())
            .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
            .map(ResolvableType::forMethodParameter));
  }

  private void name(ResolvableType type) {
    List.of(type.getGenerics()).forEach(this::name);
    Class<?> found = type.toClass();
    if (found.isRecord()
        && isOurs(found)
        && type.getGenerics().length == 0
        && named.computeIfAbsent(found.getSimpleName(), name -> new HashSet<>()).add(found)) {
      for (RecordComponent part : found.getRecordComponents()) {
        name(ResolvableType.forType(part.getGenericType()));
      }
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith("net.concordat.");
  }
}
