// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.concordat.ui.UiProperties;
import net.concordat.ui.api.RegistryHttp.Request;
import net.concordat.ui.security.TokenSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Asks the party's registry as the person for whom this thread works. What it answers is bound to
 * records; what it refuses is a {@link RegistryException}. Each subject has a class of its own that
 * uses this one, such as {@link ModelsApi}.
 */
@Component
public final class RegistryClient {
  private static final int LARGEST_PAGE = 200;
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final RegistryHttp http;
  private final TypeFactory types;

  RegistryClient(UiProperties properties, TokenSource tokens, ObjectMapper json) {
    http = new RegistryHttp(properties.registry(), "/api/v1/", properties, tokens, json);
    types = json.getTypeFactory();
  }

  /**
   * Reads one thing.
   *
   * @param query parameters; those without a value are left out
   * @param path below {@code /api/v1}, with a place in braces for each of the last arguments
   */
  public <T> T get(Class<T> kind, Map<String, ?> query, String path, Object... places) {
    return read(types.constructType(kind), query, path, places);
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
    return read(types.constructCollectionType(List.class, kind), query, path, places);
  }

  /** Reads a page of a list. */
  public <T> Page<T> page(Class<T> kind, Map<String, ?> query, String path, Object... places) {
    return read(types.constructParametricType(Page.class, kind), query, path, places);
  }

  /** Reads a list that comes in pages to its end. */
  public <T> List<T> all(Class<T> kind, Map<String, ?> query, String path) {
    PageSource<T> pages = pages(kind, LARGEST_PAGE, query, path);
    List<T> all = new ArrayList<>();
    String cursor = null;
    do {
      Page<T> page = pages.page(cursor);
      all.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);
    return all;
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
    return http.isHealthy(part);
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
    return send(HttpMethod.POST, answer, Map.of(IDEMPOTENCY_KEY, key), body, path, places);
  }

  /** Sends something that is no command. */
  public <T> T send(
      HttpMethod method,
      Class<T> answer,
      Map<String, String> headers,
      Object body,
      String path,
      Object... places) {
    Request request = new Request(method, http.uri(Map.of(), path, places), null);
    return http.exchange(request, headers, body, types.constructType(answer));
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
    http.askForFile(
        new Request(HttpMethod.GET, http.uri(query, path, places), null),
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
    http.askForFile(
        new Request(HttpMethod.POST, http.uri(Map.of(), path), null),
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
      return http.ask(
          new Request(HttpMethod.HEAD, http.uri(Map.of(), path, places), null),
          request -> {},
          answer -> true);
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
    JavaType type = types.constructParametricType(Page.class, kind);
    return readAs(token, type, query, path, places);
  }

  /** Reads one thing with a given token instead: for what nobody asked for. */
  <T> T getAs(String token, Class<T> kind, String path, Object... places) {
    return readAs(token, types.constructType(kind), Map.of(), path, places);
  }

  /** The token of the person for whom this thread works. */
  String ownToken() {
    return http.ownToken();
  }

  private <T> T read(JavaType type, Map<String, ?> query, String path, Object... places) {
    return readAs(null, type, query, path, places);
  }

  private <T> T readAs(
      @Nullable String token, JavaType type, Map<String, ?> query, String path, Object... places) {
    Request request = new Request(HttpMethod.GET, http.uri(query, path, places), token);
    return http.exchange(request, Map.of(), null, type);
  }
}
