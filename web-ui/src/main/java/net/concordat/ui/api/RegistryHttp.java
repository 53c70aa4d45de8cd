// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import net.concordat.ui.UiProperties;
import net.concordat.ui.security.SignedOutException;
import net.concordat.ui.security.TokenSource;
import net.concordat.ui.security.UserToken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way to the registry, or to the bank's scoring service: addresses, tokens, correlation ids,
 * and what refusals become.
 */
final class RegistryHttp {
  private static final String CORRELATION = "X-Correlation-Id";

  /** For how long a file may take: its registry makes it first. */
  private static final Duration FILE_TIMEOUT = Duration.ofMinutes(10);

  private final RestClient http;
  private final RestClient files;
  private final URI server;
  private final String root;
  private final TokenSource tokens;
  private final ObjectMapper json;

  /**
   * A way.
   *
   * @param server where it answers
   * @param root what the paths of its addresses begin with
   */
  RegistryHttp(
      URI server, String root, UiProperties properties, TokenSource tokens, ObjectMapper json) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(properties.answerTimeout()).build();
    this.http = http(client, properties.answerTimeout());
    this.files = http(client, FILE_TIMEOUT);
    this.server = server;
    this.root = root;
    this.tokens = tokens;
    this.json = json;
  }

  private static RestClient http(HttpClient client, Duration timeout) {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(timeout);
    return RestClient.builder().requestFactory(requests).build();
  }

  /**
   * What is asked.
   *
   * @param token whose; null for the person's for whom this thread works
   */
  record Request(HttpMethod method, URI uri, @Nullable String token) {}

  /** What is made of an answer that is no refusal. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ClientHttpResponse answer) throws IOException;
  }

  /** Whether a part of the registry, such as its way to the node, works. */
  boolean isHealthy(String part) {
    URI uri = UriComponentsBuilder.fromUri(server).path("/actuator/health/{part}").build(part);
    try {
      return http.get().uri(uri).exchange((sent, answer) -> answer.getStatusCode().value()) != 503;
    } catch (ResourceAccessException e) {
      throw RegistryException.away(UUID.randomUUID().toString(), e);
    }
  }

  /** An address below the root. */
  URI uri(Map<String, ?> query, String path, Object... places) {
    UriComponentsBuilder uri = UriComponentsBuilder.fromUri(server).path(root + path);
    // As places of the template, so that no value is taken for more than a value.
    query.forEach((name, value) -> uri.queryParam(name, "{" + name + "}"));
    return uri.encode().buildAndExpand(values(query, places)).toUri();
  }

  private static Object[] values(Map<String, ?> query, Object... places) {
    Object[] values = new Object[places.length + query.size()];
    System.arraycopy(places, 0, values, 0, places.length);
    int next = places.length;
    for (Object value : query.values()) {
      values[next++] = value;
    }
    return values;
  }

  /** The token of the person for whom this thread works. */
  String ownToken() {
    return token(UUID.randomUUID().toString());
  }

  private String token(String id) {
    UserToken token = tokens.current();
    if (token == null) {
      throw RegistryException.signedOut(id, null);
    }
    try {
      return token.value();
    } catch (SignedOutException e) {
      throw RegistryException.signedOut(id, e);
    }
  }

  /** Sends JSON, or nothing, and reads JSON. */
  <T> T exchange(Request asked, Map<String, String> headers, @Nullable Object body, JavaType type) {
    return ask(
        asked,
        request -> {
          request.accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
          headers.forEach(request::header);
          if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(written(body));
          }
        },
        answer -> read(answer, type));
  }

  /** Asks for what comes soon. */
  <T> T ask(Request asked, Consumer<RestClient.RequestBodySpec> with, Reader<T> reader) {
    return ask(http, asked, with, reader);
  }

  /** Asks for, or sends, a file of any size. */
  <T> T askForFile(Request asked, Consumer<RestClient.RequestBodySpec> with, Reader<T> reader) {
    return ask(files, asked, with, reader);
  }

  private <T> T ask(
      RestClient by, Request asked, Consumer<RestClient.RequestBodySpec> with, Reader<T> reader) {
    String id = UUID.randomUUID().toString();
    String bearer = asked.token() == null ? token(id) : asked.token();
    RestClient.RequestBodySpec request =
        by.method(asked.method())
            .uri(asked.uri())
            .headers(all -> all.setBearerAuth(bearer))
            .header(CORRELATION, id);
    with.accept(request);
    try {
      return request.exchange(
          (sent, answer) -> {
            if (!answer.getStatusCode().is2xxSuccessful()) {
              throw refusal(answer, id);
            }
            return reader.read(answer);
          });
    } catch (ResourceAccessException e) {
      throw RegistryException.away(id, e);
    }
  }

  /** As JSON; bytes are JSON already. */
  private byte[] written(Object body) {
    try {
      return body instanceof byte[] bytes ? bytes : json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(body.getClass() + " cannot be written", e);
    }
  }

  /** As a tree also what has no body, which is no JSON. */
  private <T> T read(ClientHttpResponse answer, JavaType type) throws IOException {
    return type.hasRawClass(JsonNode.class)
        ? json.treeToValue(json.readTree(answer.getBody()), type)
        : json.readValue(answer.getBody(), type);
  }

  private RegistryException refusal(ClientHttpResponse answer, String id) throws IOException {
    int status = answer.getStatusCode().value();
    JsonNode problem = problem(answer);
    return new RegistryException(
        status,
        problem.path("detail").asText("The only answer was the status " + status + "."),
        problem.path("rule").asText(null),
        id,
        null);
  }

  private JsonNode problem(ClientHttpResponse answer) throws IOException {
    try {
      return json.readTree(answer.getBody());
    } catch (JsonProcessingException noProblem) {
      return json.createObjectNode();
    }
  }
}
