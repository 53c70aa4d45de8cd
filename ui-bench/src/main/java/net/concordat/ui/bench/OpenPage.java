// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tab of somebody's browser. What it sends has the form that Vaadin's client gives it: {@code
 * ui-navigate} for an address, {@code setViewportRange} for the rows that a grid shows.
 */
public final class OpenPage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AGAINST_SCRIPTS = "for(;;);";
  private static final int ROOT = 1;

  private final Visitor visitor;
  private final int id;
  private final String key;
  private final TreeMap<Integer, String> tags = new TreeMap<>();
  private final String pushId;
  private int syncId;
  private int sent;

  private OpenPage(Visitor visitor, JsonNode config) {
    this.visitor = visitor;
    this.id = config.path("v-uiId").asInt();
    JsonNode first = config.path("uidl");
    this.key = first.path("Vaadin-Security-Key").asText();
    this.pushId = first.path("Vaadin-Push-ID").asText();
    read(first);
  }

  static OpenPage at(Visitor visitor, String address) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        visitor.send(
            visitor
                .toPages("?v-r=init&location=%s&query=%s".formatted(path(address), query(address)))
                .build());
    OpenPage page = new OpenPage(visitor, JSON.readTree(ok(answer)).path("appConfig"));
    page.go(address);
    return page;
  }

  /**
   * Follows a link within the pages.
   *
   * @param address such as {@code models?q=fraud}
   * @return what the server sent: changes of the page, in JSON
   * @throws VisitException if there is an error instead
   */
  public String go(String address) throws IOException, InterruptedException {
    ObjectNode event = JSON.createObjectNode();
    event.put("type", "event").put("node", ROOT).put("event", "ui-navigate");
    event
        .putObject("data")
        .put("route", path(address))
        .put("query", query(address))
        .put("appShellTitle", "")
        .put("trigger", "link")
        .putNull("historyState");
    return send(event);
  }

  /**
   * Scrolls the grid of the page.
   *
   * @param from the first row to show, from 0
   * @param rows how many
   * @throws VisitException if there is no grid
   */
  public String scroll(int from, int rows) throws IOException, InterruptedException {
    ObjectNode call = JSON.createObjectNode();
    call.put("type", "publishedEventHandler")
        .put("node", grid().orElseThrow(() -> new VisitException("The page has no grid.")))
        .put("templateEventMethodName", "setViewportRange")
        .put("promise", -1);
    call.putArray("templateEventMethodArgs").add(from).add(rows);
    return send(call);
  }

  private Optional<Integer> grid() {
    return tags.descendingMap().entrySet().stream()
        .filter(each -> each.getValue().equals("vaadin-grid"))
        .map(java.util.Map.Entry::getKey)
        .findFirst();
  }

  /** Says that somebody is still there, as an open page does by itself. */
  public void beat() throws IOException, InterruptedException {
    ok(
        visitor.send(
            visitor.toPages("?v-r=heartbeat&v-uiId=" + id).POST(BodyPublishers.noBody()).build()));
  }

  /** Closes the tab, and says so as browsers do. */
  public void close() throws IOException, InterruptedException {
    ObjectNode message = message();
    message.put("UNLOAD", true);
    ok(post(message));
  }

  /** Listens for what the server sends by itself. */
  public PushedChanges listen() throws InterruptedException {
    return PushedChanges.to(visitor, id, pushId);
  }

  private String send(ObjectNode act) throws IOException, InterruptedException {
    ObjectNode message = message();
    ((ArrayNode) message.path("rpc")).add(act);
    String body = ok(post(message));
    if (!body.startsWith(AGAINST_SCRIPTS)) {
      throw new VisitException("The pages answered with no changes: " + begin(body));
    }
    for (JsonNode changes : JSON.readTree(body.substring(AGAINST_SCRIPTS.length()))) {
      read(changes);
    }
    return body;
  }

  private ObjectNode message() {
    ObjectNode message = JSON.createObjectNode();
    message.put("csrfToken", key).put("syncId", syncId).put("clientId", sent++);
    message.putArray("rpc");
    return message;
  }

  private HttpResponse<String> post(ObjectNode message) throws IOException, InterruptedException {
    return visitor.send(
        visitor
            .toPages("?v-r=uidl&v-uiId=" + id)
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(message.toString()))
            .build());
  }

  private void read(JsonNode changes) {
    if (changes.has("meta")
        && (changes.path("meta").has("appError") || changes.path("meta").has("sessionExpired"))) {
      throw new VisitException("The page was ended: " + begin(changes.path("meta").toString()));
    }
    syncId = changes.path("syncId").asInt(syncId);
    for (JsonNode change : changes.path("changes")) {
      if (change.path("key").asText().equals("tag")) {
        tags.put(change.path("node").asInt(), change.path("value").asText());
      }
    }
  }

  private static String ok(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new VisitException(
          "%s is answered with status %d: %s"
              .formatted(answer.uri(), answer.statusCode(), begin(answer.body())));
    }
    return answer.body();
  }

  /** As much of an answer as tells what it is. */
  static String begin(String text) {
    return text.substring(0, Math.min(600, text.length()));
  }

  private static String path(String address) {
    return address.split("\\?", 2)[0];
  }

  private static String query(String address) {
    String[] parts = address.split("\\?", 2);
    return parts.length == 1 ? "" : parts[1];
  }
}
