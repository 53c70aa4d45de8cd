// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The regulator's registry: it reads, and has no bytes and no commands. */
@TestPropertySource(properties = "concordat.observer=true")
class ObserverTest extends DatabaseTest {
  private static final String EVERY_ROLE =
      "Bearer "
          + Realm.BANK_A.token(
              "model-developer",
              "model-validator",
              "model-approver",
              "auditor",
              "bank-admin",
              "finetune-worker");

  @Autowired private MockMvc http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  /** What controllers map, whether or not they are there. */
  private static final class Declared extends RequestMappingHandlerMapping {
    Collection<RequestMappingInfo> of(Class<?> controller) {
      return MethodIntrospector.selectMethods(
              controller,
              (MethodIntrospector.MetadataLookup<RequestMappingInfo>)
                  method -> getMappingForMethod(method, controller))
          .values();
    }
  }

  private static Set<String> addresses(Stream<RequestMappingInfo> mappings) {
    return mappings
        .flatMap(
            mapping ->
                mapping.getMethodsCondition().getMethods().stream()
                    .flatMap(
                        method ->
                            mapping.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/"))
                                .map(path -> method + " " + path)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Class<?>> controllers() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    return scan.findCandidateComponents("net.concordat.registry").stream()
        .map(
            found ->
                ClassUtils.resolveClassName(
                    String.valueOf(found.getBeanClassName()), ObserverTest.class.getClassLoader()));
  }

  private Set<String> here() {
    return addresses(mappings.getHandlerMethods().keySet().stream());
  }

  private MockHttpServletResponse answer(String address) throws Exception {
    String[] parts = address.split(" ");
    return http.perform(
            request(HttpMethod.valueOf(parts[0]), AccessTest.example(parts[1]))
                .header(HttpHeaders.AUTHORIZATION, EVERY_ROLE)
                .header("Idempotency-Key", "key")
                .contentType(
                    parts[1].endsWith("/artifacts")
                        ? MediaType.APPLICATION_OCTET_STREAM
                        : MediaType.APPLICATION_JSON)
                .content("{}"))
        .andReturn()
        .getResponse();
  }

  @Test
  void hasNothingThatChangesAnythingAndNothingThatIsForBanks() throws Exception {
    Declared declared = new Declared();
    Set<String> banksOnly =
        addresses(
            controllers()
                .filter(type -> AnnotatedElementUtils.hasAnnotation(type, BankOnly.class))
                .flatMap(type -> declared.of(type).stream()));
    Set<String> missing = addresses(controllers().flatMap(type -> declared.of(type).stream()));
    missing.removeAll(here());

    assertThat(missing).isEqualTo(banksOnly).hasSizeGreaterThan(40);
    assertThat(missing)
        .contains(
            "POST /api/v1/models",
            "POST /api/v1/artifacts",
            "GET /api/v1/artifacts/{digest}",
            "HEAD /api/v1/artifacts/{digest}",
            "GET /api/v1/commands");
    for (String address : missing) {
      MockHttpServletResponse answer = answer(address);
      assertThat(answer.getStatus()).as(address).isEqualTo(404);
    }
  }

  @Test
  void answersQuestionsAndGivesNoBytesOfArtifacts() throws Exception {
    assertThat(here()).hasSizeGreaterThan(30).allMatch(address -> address.startsWith("GET "));
    for (String address : here()) {
      MockHttpServletResponse answer = answer(address);
      assertThat(answer.getStatus()).as(address).isIn(200, 404);
      assertThat(String.valueOf(answer.getContentType()))
          .as(address)
          // What a stream is is said with the first event.
          .contains(address.endsWith("/stream") ? "" : "json")
          .doesNotContain("octet-stream");
    }
  }
}
