// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request as it goes over the wire: a client library would refuse to send most of them.
 *
 * @param target path and query, as they are sent
 */
record Call(String method, String target, Map<String, String> headers, byte[] body) {
  private static final int TIMEOUT_MILLIS = 60_000;

  static Call get(String target, Map<String, String> headers) {
    return new Call("GET", target, headers, new byte[0]);
  }

  /** The same with one more header. */
  Call with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Call(method, target, more, body);
  }

  /**
   * An answer.
   *
   * @param headers by name in lower case
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String contentType() {
      return headers.getOrDefault("content-type", "");
    }
  }

  Answer send(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      // HTTP/1.0: the answer comes in one piece and ends with the connection.
      String head =
          "%s %s HTTP/1.0\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n"
              .formatted(
                  method,
                  target,
                  body.length,
                  headers.entrySet().stream()
                      .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                      .collect(Collectors.joining()));
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
      request.writeBytes(body);
      try {
        socket.getOutputStream().write(request.toByteArray());
      } catch (IOException e) {
        // It may have answered and hung up before it had read all; what it said counts.
        return answer(socket.getInputStream());
      }
      return answer(socket.getInputStream());
    }
  }

  private static Answer answer(InputStream in) throws IOException {
    String[] head = head(in).split("\r\n");
    Map<String, String> headers = new TreeMap<>();
    Arrays.stream(head)
        .skip(1)
        .map(line -> line.split(": *", 2))
        .forEach(header -> headers.put(header[0].toLowerCase(Locale.ROOT), header[1]));
    int status = Integer.parseInt(head[0].split(" ")[1]);
    // A stream of events ends when its subject does, not now.
    boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
    return new Answer(status, headers, endless ? new byte[0] : in.readAllBytes());
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The connection ended within the answer's head: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public String toString() {
    String shown = target.length() > 300 ? target.substring(0, 300) + "..." : target;
    String text = new String(body, StandardCharsets.UTF_8);
    return "%s %s %s %s"
        .formatted(
            method,
            shown,
            headers.keySet(),
            text.length() > 300 ? text.substring(0, 300) + "..." : text);
  }
}
