// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Programs that ask over one connection each, again as soon as they are answered. One thread has
 * all of them, since whoever asks takes its share of the same cores.
 */
final class Load {
  private static final String STATUS = "HTTP/1.1 200";
  private static final String LENGTH = "\r\ncontent-length: ";
  private static final long PATIENCE_MS = 10_000;

  private final int port;
  private final String path;
  private final String token;
  private final String values;

  /**
   * Where is asked, and what.
   *
   * @param values of each case, as JSON
   */
  Load(int port, String path, String token, String values) {
    this.port = port;
    this.path = path;
    this.token = token;
    this.values = values;
  }

  /**
   * What came of it.
   *
   * @param seconds how long it took
   * @param cases how many were answered
   * @param nanos how long each request took, in order of size
   */
  record Outcome(double seconds, long cases, long[] nanos) {
    /** What came of several turns. */
    static Outcome of(List<Outcome> turns) {
      return new Outcome(
          turns.stream().mapToDouble(Outcome::seconds).sum(),
          turns.stream().mapToLong(Outcome::cases).sum(),
          turns.stream().flatMapToLong(turn -> Arrays.stream(turn.nanos)).sorted().toArray());
    }

    double perSecond() {
      return cases / seconds;
    }

    double millis(double share) {
      return nanos[Math.max(0, (int) Math.ceil(share * nanos.length) - 1)] / 1e6;
    }
  }

  /**
   * Asks for a while.
   *
   * @param connections how many ask at once
   * @param cases in each request
   * @throws IOException if a request was not answered as it should be
   */
  Outcome run(int connections, int cases, double seconds) throws IOException {
    List<Asker> askers = new ArrayList<>();
    Times times = new Times();
    long begun = System.nanoTime();
    long until = begun + (long) (seconds * 1e9);
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        askers.add(new Asker(selector, cases));
      }
      for (int asking = connections; asking > 0; ) {
        if (selector.select(PATIENCE_MS) == 0) {
          throw new IOException("Nothing was answered for " + PATIENCE_MS + " ms");
        }
        for (SelectionKey ready : selector.selectedKeys()) {
          asking -= ((Asker) ready.attachment()).goOn(times, until);
        }
        selector.selectedKeys().clear();
      }
    } finally {
      for (Asker asker : askers) {
        asker.channel.close();
      }
    }
    double took = (System.nanoTime() - begun) / 1e9;
    long[] nanos = times.sorted();
    return new Outcome(took, (long) nanos.length * cases, nanos);
  }

  private static final class Times {
    private long[] nanos = new long[1 << 14];
    private int count;

    void add(long took) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = took;
    }

    long[] sorted() {
      long[] all = Arrays.copyOf(nanos, count);
      Arrays.sort(all);
      return all;
    }
  }

  private final class Asker {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out;

    /** Where in the request the ids of its cases are. */
    private final List<Integer> ids = new ArrayList<>();

    private ByteBuffer in = ByteBuffer.allocate(1 << 16);
    private long begun;

    /** How many bytes the answer has; 0 while that is not known. */
    private int length;

    Asker(Selector selector, int cases) throws IOException {
      StringBuilder body = new StringBuilder("{\"purpose\":\"fraud\",\"decisions\":[");
      for (int i = 0; i < cases; i++) {
        body.append(i == 0 ? "{\"id\":\"" : ",{\"id\":\"");
        ids.add(body.length());
        body.append(id()).append("\",\"values\":").append(values).append('}');
      }
      body.append("]}");
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(path, token, body.length());
      ids.replaceAll(place -> head.length() + place);
      out = ByteBuffer.wrap(ascii(head + body));
      channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      key = channel.register(selector, SelectionKey.OP_READ, this);
      ask();
    }

    /** Writes or reads on; how many stop asking, 0 or 1. */
    int goOn(Times times, long until) throws IOException {
      if (key.isWritable()) {
        write();
        return 0;
      }
      if (channel.read(in) < 0) {
        throw new IOException("The connection was closed");
      }
      length = length == 0 ? answered() : length;
      if (length == 0 || in.position() < length) {
        return 0;
      }
      long now = System.nanoTime();
      times.add(now - begun);
      in.clear();
      length = 0;
      if (now < until) {
        ask();
        return 0;
      }
      channel.close();
      return 1;
    }

    private void ask() throws IOException {
      out.clear();
      ids.forEach(place -> out.put(place, ascii(id().toString())));
      begun = System.nanoTime();
      write();
    }

    private void write() throws IOException {
      channel.write(out);
      key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** The answer's length, once its head is there. */
    private int answered() throws IOException {
      int end = end();
      if (end == 0) {
        return 0;
      }
      String said = new String(in.array(), 0, end, StandardCharsets.US_ASCII);
      int at = said.toLowerCase(Locale.ROOT).indexOf(LENGTH) + LENGTH.length();
      if (!said.startsWith(STATUS) || at < LENGTH.length()) {
        throw new IOException("The answer was " + said);
      }
      int whole = end + Integer.parseInt(said.substring(at, said.indexOf('\r', at)));
      if (whole > in.capacity()) {
        in = ByteBuffer.allocate(whole).put(in.flip());
      }
      return whole;
    }

    /** Where the head ends: behind an empty line. */
    private int end() {
      byte[] bytes = in.array();
      for (int i = 3; i < in.position(); i++) {
        if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
          return i + 1;
        }
      }
      return 0;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Of version 7 (RFC 9562), in order of time. */
  private static UUID id() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        (System.currentTimeMillis() << 16) | 0x7000L | random.nextInt(1 << 12),
        (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }
}
