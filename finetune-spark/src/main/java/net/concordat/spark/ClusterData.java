// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.Json;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.DigestedRows;
import net.concordat.worker.data.FeatureSchema;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Encoded rows in the memory, or else on the disks, of a cluster's machines. The driver holds a
 * label, a customer, a time and a digest for each row, 49 bytes, and in a pass the row's position.
 */
final class ClusterData implements AutoCloseable {
  private final JavaSparkContext spark;
  private final JavaRDD<Share> shares;
  private final Blocks blocks;
  private final List<Share.Facts> facts;
  private final int width;
  private final int size;

  private ClusterData(
      JavaSparkContext spark,
      JavaRDD<Share> shares,
      Blocks blocks,
      int width,
      List<Share.Facts> facts) {
    this.spark = spark;
    this.shares = shares;
    this.blocks = blocks;
    this.width = width;
    this.facts = facts;
    this.size = Math.toIntExact(facts.stream().mapToLong(some -> some.labels().length).sum());
  }

  /**
   * Reads and encodes a file.
   *
   * @param file CSV or Parquet, that each machine finds under this path
   * @param count of shares
   * @throws InvalidInputException naming file, row, column and reason
   */
  static ClusterData read(JavaSparkContext spark, Path file, FeatureSchema schema, int count) {
    Blocks blocks = new Blocks(count);
    ReadShare reading = new ReadShare(file.toAbsolutePath().toString(), Json.bytes(schema), blocks);
    JavaRDD<Share> shares =
        spark
            .parallelize(IntStream.range(0, count).boxed().toList(), count)
            .map(reading)
            .persist(StorageLevel.MEMORY_AND_DISK());
    ClusterData rows =
        new ClusterData(spark, shares, blocks, schema.width(), shares.map(Share::facts).collect());
    try {
      rows.requireUsable(file);
      return rows;
    } catch (InvalidInputException e) {
      rows.close();
      throw e;
    }
  }

  private void requireUsable(Path file) {
    facts.stream()
        .map(Share.Facts::refusal)
        .filter(Objects::nonNull)
        .min(Comparator.comparingLong(Share.Refusal::row))
        .ifPresent(
            first -> {
              throw new InvalidInputException(first.sentence());
            });
    if (size == 0) {
      throw new InvalidInputException(file + " must have rows, but has only a header");
    }
  }

  /** How many rows. */
  int size() {
    return size;
  }

  /** What is known of the share that has a row. */
  Share.Facts facts(int row) {
    return facts.get(blocks.share(row));
  }

  /** The row's place in its share. */
  int place(int row) {
    return blocks.place(row);
  }

  /** All rows. */
  ClusterRows rows() {
    return new ClusterRows(this, IntStream.range(0, size).toArray());
  }

  /** Scores some rows, by their numbers. */
  double[] score(NetworkForm form, float[] parameters, int[] numbers) {
    Broadcast<int[]> asked = spark.broadcast(numbers);
    try {
      return inOrder(
          numbers, shares.map(new ScoreShare(asked, blocks, form, parameters)).collect());
    } finally {
      asked.destroy();
    }
  }

  /** Brings the inputs of a few rows here, by their numbers. */
  float[][] inputs(int[] numbers) {
    Blocks where = blocks;
    List<float[][]> found =
        shares.map(share -> share.at(where.placesIn(share.number(), numbers)).features()).collect();
    int[] taken = new int[blocks.shares()];
    return Arrays.stream(numbers)
        .map(blocks::share)
        .mapToObj(share -> found.get(share)[taken[share]++])
        .toArray(float[][]::new);
  }

  private double[] inOrder(int[] numbers, List<double[]> scores) {
    int[] taken = new int[blocks.shares()];
    return Arrays.stream(numbers)
        .map(blocks::share)
        .mapToDouble(share -> scores.get(share)[taken[share]++])
        .toArray();
  }

  /** The commitment to the cells of all rows: the one that the worker makes. */
  DataCommitment commitment(byte[] secret) {
    return new DigestedRows(facts.get(0).columns(), size, this::digest).commitment(secret);
  }

  private byte[] digest(int row) {
    int from = blocks.place(row) * DigestedRows.BYTES;
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

  Blocks blocks() {
    return blocks;
  }

  @Override
  public void close() {
    shares.unpersist(false);
  }
}
