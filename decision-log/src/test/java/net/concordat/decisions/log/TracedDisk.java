// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a disk holds while a process writes, by what {@code strace -f -y -xx} says that it asked of
 * the system: what it synced is there, and of what it only wrote any part may be.
 */
final class TracedDisk {
  private static final int SECTOR = 512;
  private static final Pattern CALL =
      Pattern.compile("(\\d+) +(write|pwrite64|fsync|fdatasync|ftruncate)\\(\\d+<([^>]*)>(.*)");
  private static final Pattern RESUMED =
      Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>.*= (\\d+)");
  private static final Pattern WRITE = Pattern.compile(", \"([^\"]*)\", \\d+(?:, (\\d+))?.*");
  private static final Pattern CUT = Pattern.compile(", (\\d+).*");

  private final Path folder;
  private final Path image;
  private final Map<String, List<Op>> unsynced = new TreeMap<>();
  private final Map<String, Running> running = new HashMap<>();
  private final StringBuilder told = new StringBuilder();

  /** Bytes at an offset; without bytes the file is cut there. */
  private static final class Op {
    final long offset;
    final byte @Nullable [] bytes;
    boolean isDone;

    Op(long offset, byte @Nullable [] bytes) {
      this.offset = offset;
      this.bytes = bytes;
    }
  }

  /** A call that has not returned: a write, or a sync of what was written before it. */
  private record Running(String file, @Nullable Op op, List<Op> synced) {}

  /**
   * A disk as it was before the process.
   *
   * @param folder in which the process writes; files elsewhere are what it tells others
   * @param image the same files as the disk has them, which is changed here
   */
  TracedDisk(Path folder, Path image) {
    this.folder = folder;
    this.image = image;
  }

  /** Takes a line of the trace; whether it says that something was written or synced. */
  boolean take(String line) throws IOException {
    Matcher resumed = RESUMED.matcher(line);
    if (resumed.matches()) {
      end(running.remove(resumed.group(1)));
      return true;
    }
    Matcher call = CALL.matcher(line);
    if (!call.matches()) {
      return false;
    }
    Path path = Path.of(new String(bytes(call.group(3)), StandardCharsets.UTF_8));
    Running begun = begin(path, call.group(2), call.group(4));
    if (line.endsWith("<unfinished ...>")) {
      running.put(call.group(1), begun);
    } else {
      end(begun);
    }
    return true;
  }

  private Running begin(Path path, String call, String arguments) {
    String file = path.getFileName().toString();
    if (call.endsWith("sync")) {
      return new Running(
          file,
          null,
          unsynced.getOrDefault(file, List.of()).stream().filter(op -> op.isDone).toList());
    }
    Matcher write = WRITE.matcher(arguments);
    Matcher cut = CUT.matcher(arguments);
    Op op = null;
    if (write.matches()) {
      String at = write.group(2);
      op = new Op(at == null ? 0 : Long.parseLong(at), bytes(write.group(1)));
      if (at == null && file.equals("told")) {
        told.append(new String(bytes(write.group(1)), StandardCharsets.UTF_8));
      }
    } else if (cut.matches()) {
      op = new Op(Long.parseLong(cut.group(1)), null);
    }
    if (op != null && folder.equals(path.getParent()) && !file.endsWith("-shm")) {
      unsynced.computeIfAbsent(file, any -> new ArrayList<>()).add(op);
    }
    return new Running(file, op, List.of());
  }

  private void end(@Nullable Running ended) throws IOException {
    if (ended == null) {
      return;
    }
    if (ended.op != null) {
      ended.op.isDone = true;
    }
    List<Op> left = unsynced.get(ended.file);
    if (left != null && !ended.synced.isEmpty()) {
      try (RandomAccessFile file = new RandomAccessFile(image.resolve(ended.file).toFile(), "rw")) {
        for (Op op : ended.synced) {
          apply(file, op, 0, op.bytes == null ? 0 : op.bytes.length);
        }
      }
      left.removeAll(ended.synced);
    }
  }

  /** What the process has told others. */
  List<String> told() {
    int whole = told.lastIndexOf("\n");
    return whole < 0 ? List.of() : List.of(told.substring(0, whole).split("\n"));
  }

  /**
   * Leaves in another folder what the disk may have if the power goes now.
   *
   * @param share of what is not synced is there: by whole writes, or by sectors of them
   */
  void loseThePower(Path into, Random random, double share, boolean isTorn) throws IOException {
    Files.createDirectories(into);
    try (var files = Files.list(image)) {
      for (Path file : files.toList()) {
        Files.copy(file, into.resolve(file.getFileName()));
      }
    }
    for (Map.Entry<String, List<Op>> of : unsynced.entrySet()) {
      if (!of.getValue().isEmpty()) {
        try (RandomAccessFile file =
            new RandomAccessFile(into.resolve(of.getKey()).toFile(), "rw")) {
          for (Op op : of.getValue()) {
            applySome(file, op, random, share, isTorn);
          }
        }
      }
    }
  }

  private static void applySome(
      RandomAccessFile file, Op op, Random random, double share, boolean isTorn)
      throws IOException {
    int length = op.bytes == null ? 0 : op.bytes.length;
    int step = isTorn ? SECTOR : Math.max(length, 1);
    int from = 0;
    do {
      if (random.nextDouble() < share) {
        apply(file, op, from, Math.min(from + step, length));
      }
      from += step;
    } while (from < length);
  }

  private static void apply(RandomAccessFile file, Op op, int from, int to) throws IOException {
    if (op.bytes == null) {
      file.setLength(op.offset);
    } else {
      file.seek(op.offset + from);
      file.write(Arrays.copyOfRange(op.bytes, from, to));
    }
  }

  private static byte[] bytes(String escaped) {
    return HexFormat.of().parseHex(escaped.replace("\\x", ""));
  }
}
