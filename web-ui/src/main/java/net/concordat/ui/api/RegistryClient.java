// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks the party's registry as the person for whom this thread works. What it answers is bound to
 * records; what it refuses is a {@link RegistryException}. Each subject has a class of its own that
 * uses this one, such as {@link ModelsApi}.
 */
@Component
public final class RegistryClient {
  private static final String CORRELATION = "X-Correlation-Id";
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** For how long a file may take: its registry makes it first. */
  private static final Duration FILE_TIMEOUT = Duration.ofMinutes(10);

  private final RestClient http;
  private final RestClient files;
  private final URI registry;
  private final TokenSource tokens;
  private final ObjectMapper json;

  RegistryClient(UiProperties properties, TokenSource tokens, ObjectMapper json) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(properties.answerTimeout()).build();
    this.http = http(client, properties.answerTimeout());
    this.files = http(client, FILE_TIMEOUT);
    this.registry = properties.registry();
    this.tokens = tokens;
    this.json = json;
  }

  private static RestClient http(HttpClient client, Duration timeout) {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(timeout);
    return RestClient.builder().requestFactory(requests).build();
  }

  /**
   * Reads one thing.
   *
   * @param query parameters; those without a value are left out
   * @param path below {@code /api/v1}, with a place in braces for each of the last arguments
   */
  public <T> T get(Class<T> kind, Map<String, ?> query, String path, Object... places) {
    return exchange(HttpMethod.GET, uri(query, path, places), Map.of(), null, type(kind));
  }

  /** Reads one thing; nothing where the registry says that there is none. */
  public <T> Optional<T> find(Class<T> kind, String path, Object... places) {
    try {
      return Optional.of(get(kind, Map.of(), path, places));
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Reads a whole list, such as the registry does not give in pages. */
  public <T> List<T> list(Class<T> kind, Map<String, ?> query, String path, Object... places) {
    JavaType type = json.getTypeFactory().constructCollectionType(List.class, kind);
    return exchange(HttpMethod.GET, uri(query, path, places), Map.of(), null, type);
  }

  /** Reads a page of a list. */
  public <T> Page<T> page(Class<T> kind, Map<String, ?> query, String path, Object... places) {
    JavaType type = json.getTypeFactory().constructParametricType(Page.class, kind);
    return exchange(HttpMethod.GET, uri(query, path, places), Map.of(), null, type);
  }

  /**
   * A list that is read page by page.
   *
   * @param size how many items a page has
   */
  public <T> PageSource<T> pages(Class<T> kind, int size, Map<String, ?> query, String path) {
    return cursor -> {
      Map<String, Object> asked = new LinkedHashMap<>(query);
      asked.put("limit", size);
      if (cursor != null) {
        asked.put("cursor", cursor);
      }
      return page(kind, asked, path);
    };
  }

  /** Whether a part of the registry, such as its way to the node, works. */
  boolean isHealthy(String part) {
    URI uri = UriComponentsBuilder.fromUri(registry).path("/actuator/health/{part}").build(part);
    try {
      return http.get().uri(uri).exchange((sent, answer) -> answer.getStatusCode().value()) != 503;
    } catch (ResourceAccessException e) {
      throw RegistryException.away(UUID.randomUUID().toString(), e);
    }
  }

  /**
   * Gives a command.
   *
   * @param key chosen once for what the person asked for, so that asked twice it is done once
   */
  public JsonNode command(String key, Object body, String path, Object... places) {
    return command(JsonNode.class, key, body, path, places);
  }

  /** The same, with the answer as a record. */
  <T> T command(Class<T> answer, String key, Object body, String path, Object... places) {
    return exchange(
        HttpMethod.POST,
        uri(Map.of(), path, places),
        Map.of(IDEMPOTENCY_KEY, key),
        body,
        type(answer));
  }

  /** Sends something that is no command. */
  public <T> T send(
      HttpMethod method,
      Class<T> answer,
      Map<String, String> headers,
      Object body,
      String path,
      Object... places) {
    return exchange(method, uri(Map.of(), path, places), headers, body, type(answer));
  }

  /**
   * Passes a file on as it comes, so that one of any size takes the same memory.
   *
   * @param kind of the file
   * @param query parameters
   * @param to where it goes; asked for once the registry gives it
   */
  public void file(
      MediaType kind, Map<String, ?> query, FileTarget to, String path, Object... places) {
    ask(
        files,
        HttpMethod.GET,
        uri(query, path, places),
        null,
        request -> request.accept(kind, MediaType.APPLICATION_PROBLEM_JSON),
        answer -> answer.getBody().transferTo(to.open()));
  }

  /**
   * Passes a file on to the registry as it comes, so that one of any size takes the same memory.
   *
   * @param digest its SHA-256, 64 hex digits, which the registry checks
   */
  void upload(String path, String digest, InputStream bytes) {
    String sha256 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest));
    ask(
        files,
        HttpMethod.POST,
        uri(Map.of(), path),
        null,
        request ->
            request
                .header("Content-Digest", "sha-256=:" + sha256 + ":")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(bytes::transferTo),
        answer -> true);
  }

  /** Whether something is there. */
  boolean has(String path, Object... places) {
    try {
      return ask(
          http, HttpMethod.HEAD, uri(Map.of(), path, places), null, request -> {}, answer -> true);
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return false;
      }
      throw e;
    }
  }

  /** Reads a page with a given token instead: for what nobody asked for. */
  <T> Page<T> pageAs(
      String token, Class<T> kind, Map<String, ?> query, String path, Object... places) {
    JavaType type = json.getTypeFactory().constructParametricType(Page.class, kind);
    return readAs(token, type, query, path, places);
  }

  /** Reads one thing with a given token instead: for what nobody asked for. */
  <T> T getAs(String token, Class<T> kind, String path, Object... places) {
    return readAs(token, type(kind), Map.of(), path, places);
  }

  /** The token of the person for whom this thread works. */
  String ownToken() {
    return token(UUID.randomUUID().toString());
  }

  private <T> T readAs(
      String token, JavaType type, Map<String, ?> query, String path, Object... places) {
    return exchange(HttpMethod.GET, uri(query, path, places), Map.of(), null, type, token);
  }

  private JavaType type(Class<?> kind) {
    return json.getTypeFactory().constructType(kind);
  }

  private URI uri(Map<String, ?> query, String path, Object... places) {
    UriComponentsBuilder uri = UriComponentsBuilder.fromUri(registry).path("/api/v1/" + path);
    // As places of the template, so that no value is taken for more than a value.
    query.forEach((name, value) -> uri.queryParam(name, "{" + name + "}"));
    return uri.encode().buildAndExpand(values(query, path, places)).toUri();
  }

  private static Object[] values(Map<String, ?> query, String path, Object... places) {
    Object[] values = new Object[places.length + query.size()];
    System.arraycopy(places, 0, values, 0, places.length);
    int next = places.length;
    for (Object value : query.values()) {
      values[next++] = value;
    }
    return values;
  }

  private <T> T exchange(
      HttpMethod method,
      URI uri,
      Map<String, String> headers,
      @Nullable Object body,
      JavaType type) {
    return exchange(method, uri, headers, body, type, null);
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

  private <T> T exchange(
      HttpMethod method,
      URI uri,
      Map<String, String> headers,
      @Nullable Object body,
      JavaType type,
      @Nullable String token) {
    return ask(
        http,
        method,
        uri,
        token,
        request -> {
          request.accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
          headers.forEach(request::header);
          if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(written(body));
          }
        },
        answer -> read(answer, type));
  }

  /** What is made of an answer that is no refusal. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(ClientHttpResponse answer) throws IOException;
  }

  /**
   * Asks the registry.
   *
   * @param token whose; null for the person's for whom this thread works
   */
  private <T> T ask(
      RestClient by,
      HttpMethod method,
      URI uri,
      @Nullable String token,
      Consumer<RestClient.RequestBodySpec> with,
      Reader<T> reader) {
    String id = UUID.randomUUID().toString();
    String bearer = token == null ? token(id) : token;
    RestClient.RequestBodySpec request =
        by.method(method)
            .uri(uri)
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
        problem.path("detail").asText("The registry answered with status " + status + "."),
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
