// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.ColumnFindings;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.DigestedRows;
import net.concordat.worker.data.source.DividedSource;
import net.concordat.worker.data.source.Part;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.training.fused.FusedNetwork;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Encoded rows in the memory, or else on the disks, of a cluster's machines. The driver holds a
 * label, a customer, a time and a digest for each row, 49 bytes, and in a pass the row's position.
 */
final class ClusterData implements AutoCloseable {
  /** Rows that the driver hands out at a time. */
  static final int SLICE = 4096;

  private final JavaSparkContext spark;
  private final JavaRDD<Share> shares;
  private final List<Share.Facts> facts;
  private final Places places;
  private final int width;
  private final List<String> findings;

  private ClusterData(
      JavaSparkContext spark,
      JavaRDD<Share> shares,
      List<Share.Facts> facts,
      int width,
      List<String> findings) {
    this.spark = spark;
    this.shares = shares;
    this.facts = facts;
    this.places = Places.of(facts.stream().map(some -> some.labels().length).toList());
    this.width = width;
    this.findings = findings;
  }

  /**
   * Has each task read and encode its part of a file.
   *
   * @param file that each machine finds under its path
   * @param schema by which rows are read
   * @param encoding says the same to tasks
   * @param count of shares
   * @throws InvalidInputException naming file, row, column and reason
   */
  static ClusterData read(
      JavaSparkContext spark,
      DividedSource file,
      FeatureSchema schema,
      Encoding encoding,
      int count) {
    List<Part> parts = FileParts.of(spark, file, count);
    JavaRDD<Share> shares =
        numbers(spark, count)
            .map(new ReadShare(FileParts.path(file), header(file), List.copyOf(parts), encoding))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<Share.Facts> facts = shares.map(Share::facts).collect();
      return new ClusterData(
          spark, shares, facts, schema.width(), findings(file.name(), parts, facts));
    } catch (InvalidInputException e) {
      shares.unpersist(false);
      throw e;
    }
  }

  /**
   * Reads and encodes rows here, once, and hands them out.
   *
   * @param mapping brings the source under the schema's names
   * @param most shares
   * @throws InvalidInputException naming source, row, column and reason
   */
  static ClusterData send(
      JavaSparkContext spark,
      RowSource source,
      UnaryOperator<RowSource> mapping,
      FeatureSchema schema,
      int most) {
    List<Broadcast<Share>> slices = new ArrayList<>();
    ColumnFindings findings;
    try (ShareReader reader = new ShareReader(source, mapping, schema)) {
      Share slice = reader.read(0, SLICE);
      findings = Objects.requireNonNull(slice.facts().findings());
      while (slice.features().length > 0) {
        slices.add(spark.broadcast(slice));
        slice = reader.read(slices.size(), SLICE);
        findings.add(Objects.requireNonNull(slice.facts().findings()));
      }
    }
    findings.requireContent();
    int count = Math.min(most, slices.size());
    JavaRDD<Share> shares =
        numbers(spark, count)
            .map(new JoinShare(List.copyOf(slices), count))
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<Share.Facts> facts = shares.map(Share::facts).collect();
    // The driver keeps them, for machines that take the place of others.
    slices.forEach(Broadcast::unpersist);
    return new ClusterData(spark, shares, facts, schema.width(), findings.sentences());
  }

  private static JavaRDD<Integer> numbers(JavaSparkContext spark, int count) {
    return spark.parallelize(IntStream.range(0, count).boxed().toList(), count);
  }

  private static List<String> header(RowSource source) {
    try (RowCursor cursor = source.open()) {
      return cursor.header();
    }
  }

  private static List<String> findings(String file, List<Part> parts, List<Share.Facts> facts) {
    facts.stream()
        .map(Share.Facts::refusal)
        .filter(Objects::nonNull)
        .min(Comparator.comparingLong(Share.Refusal::row))
        .ifPresent(
            first -> {
              throw new InvalidInputException(first.sentence());
            });
    ColumnFindings all = Objects.requireNonNull(facts.get(0).findings());
    for (int share = 0; share < parts.size(); share++) {
      Share.Facts some = facts.get(share);
      if (some.labels().length != parts.get(share).rows()) {
        throw new InvalidInputException(
            "%s must stay as it is while it is read, and be the same on each machine, but part %d has %d rows instead of %d"
                .formatted(file, share, some.labels().length, parts.get(share).rows()));
      }
      if (share > 0) {
        all.add(Objects.requireNonNull(some.findings()));
      }
    }
    all.requireContent();
    return all.sentences();
  }

  /** Sentences about the rows for a person to read before training. */
  List<String> findings() {
    return findings;
  }

  /** How many rows. */
  int size() {
    return places.rows();
  }

  /** What is known of the share that has a row. */
  Share.Facts facts(int row) {
    return facts.get(places.share(row));
  }

  /** The row's place in its share. */
  int place(int row) {
    return places.place(row);
  }

  /** All rows. */
  ClusterRows rows() {
    return new ClusterRows(this, IntStream.range(0, size()).toArray());
  }

  /** Measures some rows, by their numbers. */
  double[] measure(ScoreShare.Measure what, FusedNetwork network, int[] numbers) {
    Broadcast<int[]> asked = spark.broadcast(numbers);
    float[] parameters = network.parameters().clone();
    try {
      return inOrder(
          numbers,
          shares
              .map(new ScoreShare(what, asked, places, NetworkForm.of(network), parameters))
              .collect());
    } finally {
      asked.destroy();
    }
  }

  /** Whether any of these rows has other inputs than the first of them. */
  boolean differ(int[] numbers) {
    float[] first = inputs(new int[] {numbers[0]})[0];
    Places where = places;
    Broadcast<int[]> asked = spark.broadcast(numbers);
    try {
      return shares
          .map(share -> share.at(where.placesIn(share.number(), asked.value())).features())
          .map(rows -> Arrays.stream(rows).anyMatch(row -> !Arrays.equals(row, first)))
          .reduce(Boolean::logicalOr);
    } finally {
      asked.destroy();
    }
  }

  /** Brings the inputs of a few rows here, by their numbers. */
  float[][] inputs(int[] numbers) {
    Places where = places;
    List<float[][]> found =
        shares.map(share -> share.at(where.placesIn(share.number(), numbers)).features()).collect();
    int[] taken = new int[places.shares()];
    return Arrays.stream(numbers)
        .map(places::share)
        .mapToObj(share -> found.get(share)[taken[share]++])
        .toArray(float[][]::new);
  }

  private double[] inOrder(int[] numbers, List<double[]> scores) {
    int[] taken = new int[places.shares()];
    return Arrays.stream(numbers)
        .map(places::share)
        .mapToDouble(share -> scores.get(share)[taken[share]++])
        .toArray();
  }

  /** The commitment to the cells of all rows: the one that the worker makes. */
  DataCommitment commitment(byte[] secret) {
    return new DigestedRows(facts.get(0).columns(), size(), this::digest).commitment(secret);
  }

  private byte[] digest(int row) {
    int from = places.place(row) * DigestedRows.BYTES;
    byte[] digests = facts(row).digests();
    return Arrays.copyOfRange(digests, from, from + DigestedRows.BYTES);
  }

  int width() {
    return width;
  }

  JavaSparkContext spark() {
    return spark;
  }

  JavaRDD<Share> shares() {
    return shares;
  }

  Places places() {
    return places;
  }

  @Override
  public void close() {
    shares.unpersist(false);
  }
}
